import { loadFakeData } from './board/generation/fakeData.js'
import { callOnClock } from './callOnClock.js'
import { type Config, ConfigError, readConfig } from './config.js'
import { createCalls } from './createCalls.js'
import { createMemory } from './createMemory.js'
import { createRequestDesk } from './createRequestDesk.js'
import { BEHAVIOUR, CALLS, GENERATED, SERVICE } from './drawing.js'
import { generate } from './generate.js'
import { createHealth } from './health.js'
import { connectCluster } from './kafka.js'
import { createLog, type Log, sentenceOf } from './log.js'
import { openTables } from './openTables.js'
import { createRandom } from './random.js'
import { ON_REQUEST } from './requestHandler.js'
import { runGroup } from './runGroup.js'
import type { Runtime } from './runtime.js'
import { sayLife } from './sayLife.js'
import { serveHttp } from './serveHttp.js'
import { createStampOutputs } from './stampOutputs.js'
import { SUBSCRIPTIONS } from './subscriptions.js'
import { watchCluster } from './watchCluster.js'

/** Container platforms wait ten seconds before they kill. */
const LONGEST_STOP_MS = 9000

/** Runs the service until SIGTERM or SIGINT. Ends the process: 0 after a clean stop, 1 after a crash, 2 after a wrong configuration. */
export async function startService(): Promise<void> {
  const config = configOrExit()
  const runtime = createRuntime(config)
  const { log, signal } = runtime
  const stop = (name: string) => {
    log.info(`${name}: stopping.`)
    runtime.stop()
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  signal.addEventListener('abort', () => endInTime(log), { once: true })
  try {
    await loadFakeData()
    const onRequest = ON_REQUEST && createRequestDesk(ON_REQUEST, runtime)
    const http = await serveHttp({ health: runtime.health, host: config.httpHost, port: config.httpPort, onRequest })
    log.info('The service starts.', { service: SERVICE.slug, brokers: config.brokers, health: http.port })
    await Promise.all([watchCluster(runtime), work(runtime)])
    await runtime.cluster.close()
    await http.close()
    log.info('The service has stopped.')
    process.exit(signal.aborted && runtime.crash() === undefined ? 0 : 1)
  } catch (error) {
    log.error('The service ends.', { error: sentenceOf(error) })
    process.exit(1)
  }
}

/** All that it does, once its tables are read, until it stops. */
async function work(runtime: Runtime): Promise<void> {
  const tables = await openTables(runtime)
  await sayLife('ServiceStarted', runtime)
  await Promise.all([
    ...groups().map((group) => runGroup(group, runtime)),
    ...generators(runtime),
    ...CALLS.filter(({ when }) => when === 'rate').map((drawn) => callOnClock(drawn, runtime)),
  ])
  await Promise.all(tables.map((table) => table.stop()))
  if (runtime.crash() === undefined) await sayLife('ServiceStopped', runtime)
}

/** A cluster that is away must not keep the process from ending. */
function endInTime(log: Log): void {
  setTimeout(() => {
    log.error('Stopping takes too long; what is not committed will be read again.')
    process.exit(1)
  }, LONGEST_STOP_MS).unref()
}

function configOrExit(): Config {
  try {
    return readConfig(process.env, { clientId: SERVICE.clientId, groups: groups(), calls: CALLS })
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    createLog('error').error(error.message)
    process.exit(2)
  }
}

function createRuntime(config: Config): Runtime {
  const stopping = new AbortController()
  const log = createLog(config.logLevel)
  const random = createRandom(config.seed)
  const cluster = connectCluster(config, log)
  let crash: Error | undefined
  let count = 0
  return {
    config,
    log,
    random,
    count: () => ++count,
    cluster,
    stamp: createStampOutputs(config.prefix),
    call: createCalls({ addresses: config.addresses, random, signal: stopping.signal }),
    memory: createMemory(BEHAVIOUR.idempotent),
    health: createHealth(groups(), Date.now),
    signal: stopping.signal,
    stop: () => stopping.abort(),
    crash: () => crash,
    fail(error) {
      crash ??= error
      log.error('The service cannot go on.', { error: sentenceOf(error) })
      stopping.abort()
    },
  }
}

const groups = () => [...new Set(SUBSCRIPTIONS.map(({ group }) => group))]

const generators = (runtime: Runtime) =>
  GENERATED.map((generated, index) =>
    generate(generated, {
      ...runtime,
      now: Date.now,
      send: runtime.cluster.producer.send,
      onWaiting: (reason) => runtime.health.waiting(`generator ${index}`, reason),
    }),
  )
