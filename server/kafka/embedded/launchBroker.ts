import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { BrokerRecord } from './brokerFolder'
import { type BrokerProcess, propertiesFile } from './brokerProcess'
import { dyingWithParent } from './dyingWithParent.mjs'
import type { NodeRole } from './nodeRole'
import type { Environment } from './port'
import { runToEnd } from './runToEnd.mjs'
import { type BrokerPorts, LOGGING_PROPERTIES, serverProperties } from './serverProperties'

/** What is needed to run Kafka's programs in a data folder. */
export type Launch = {
  readonly java: string
  readonly jars: readonly string[]
  readonly dataFolder: string
  readonly environment: Environment
  readonly role: NodeRole
}

const READY_LINE = 'Kafka Server started'
const JVM = [
  '-Xms64m',
  '-Xmx256m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:-UsePerfData',
  '-Djava.awt.headless=true',
  '-XX:ErrorFile=crash.log',
  '-XX:-CreateCoredumpOnCrash',
]

/** Writes the configuration of the next start. */
export async function configure({ dataFolder, role }: Launch, ports: BrokerPorts): Promise<void> {
  await writeFile(propertiesFile(dataFolder), serverProperties(role, ports))
  await writeFile(join(dataFolder, 'logging.properties'), LOGGING_PROPERTIES)
}

/** Makes the storage Kafka's. Returns the complaint when Kafka refuses. */
export async function format(launch: Launch, { clusterId }: BrokerRecord): Promise<string | undefined> {
  const args = [
    'format',
    '--ignore-formatted',
    `--cluster-id=${clusterId}`,
    '--config',
    propertiesFile(launch.dataFolder),
  ]
  const { code, output } = await runToEnd(launch.java, [...jvmArguments(launch), 'kafka.tools.StorageTool', ...args], {
    cwd: launch.dataFolder,
    env: forJava(launch),
    timeout: 60_000,
  })
  return code === 0 ? undefined : lastComplaint(output)
}

/**
 * Starts the node. It leads a process group of its own, so that Ctrl-C in a terminal reaches only the server, which stops it last;
 * and it dies with the server where the system can promise that: a broker at once, since it would look for its controller, which dies
 * as well, for minutes.
 */
export async function launchBroker(
  launch: Launch,
  flags: readonly string[],
): Promise<BrokerProcess & { readonly ready: Promise<boolean> }> {
  const args = [...flags, ...jvmArguments(launch), 'kafka.Kafka', propertiesFile(launch.dataFolder)]
  const [command = '', ...rest] = [
    ...(await dyingWithParent(launch.role.kind === 'broker' ? 'KILL' : 'TERM')),
    launch.java,
    ...args,
  ]
  const child = spawn(command, rest, {
    cwd: launch.dataFolder,
    env: forJava(launch),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let heard = ''
  const { promise: ready, resolve } = withResolvers<boolean>()
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      heard = `${heard}${line}\n`.slice(-16_384)
      if (line.includes(READY_LINE)) resolve(true)
    })
  }
  const gone = new Promise<string | undefined>((done) => {
    child.once('error', (error) => done(error.message)).once('close', () => done(lastComplaint(heard)))
  })
  gone.then(() => resolve(false))
  return { pid: child.pid ?? 0, gone, ready }
}

/** Java reads and writes file names in the locale's encoding, and containers often have none: a folder named Übung would be lost. */
const forJava = ({ environment }: Launch) => ({ ...environment, LC_ALL: 'C.UTF-8' })

const jvmArguments = ({ dataFolder, jars }: Launch) => [
  ...JVM,
  `-Dlog4j2.configurationFile=${join(dataFolder, 'logging.properties')}`,
  '-cp',
  jars.join(delimiter),
]

/** The last error that was printed: not the lines of its stack, not the farewell after it, not where Java's crash report is. */
export function lastComplaint(output: string): string | undefined {
  const lines = output.split('\n').map((line) => line.trim())
  const telling = lines.filter(
    (line) =>
      line !== '' && !/^(at |\.\.\. \d|Exiting Kafka|Shutting down|#$|# An error report|# crash\.log)/.test(line),
  )
  return telling.findLast((line) => /exception|error/i.test(line)) ?? telling.at(-1)
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
