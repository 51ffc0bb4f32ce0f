import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdtemp, readdir, rm, stat, symlink, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { processEnvironment } from '../../config'
import { connectKafka } from '../kafkajsKafka'
import type { Kafka } from '../port'
import { artifactsFolder } from './fetchArtifacts.mjs'
import pom from './pom.xml?raw'
import type { EmbeddedBroker, EmbeddedState } from './port'
import { runToEnd } from './runToEnd.mjs'
import { settled, startEmbeddedBroker } from './startEmbeddedBroker'
import { isAlive } from './withLock.mjs'

type Ready = Extract<EmbeddedState, { kind: 'ready' }>

const cacheFolder = inject('cacheFolder')
const environment = processEnvironment()
let dataFolder: string
let cleanups: (() => Promise<unknown>)[]

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'streamboard it\'s "data", ü-'))
  cleanups = [() => rm(dataFolder, { recursive: true, force: true })]
})

afterEach(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup()
})

describe('the embedded broker', () => {
  it('keeps its address and its records over a restart, and is gone after a stop', async () => {
    const first = start()
    const before = await ready(first)
    await withKafka(before, (kafka) => produce(kafka, 'kept'))
    await first.stop()
    expect(isAlive(before.pid)).toBe(false)
    expect(first.state()).toEqual({ kind: 'stopped' })

    const after = await ready(start())
    expect(after.brokers).toEqual(before.brokers)
    expect(await withKafka(after, values)).toEqual(['kept'])
  })

  it('restarts on demand and resolves when it is ready again', async () => {
    const broker = start()
    const before = await ready(broker)
    await broker.restart()
    expect(broker.state()).toMatchObject({ kind: 'ready', brokers: before.brokers })
    expect(isAlive(before.pid)).toBe(false)
  })

  it('comes back by itself at the same address after a kill, with every acknowledged record', async () => {
    const broker = start()
    const before = await ready(broker)
    await withKafka(before, (kafka) => produce(kafka, 'one', 'two', 'three'))
    const seen: string[] = []
    broker.onState(({ kind }) => seen.push(kind))
    const restarting = reaching(broker, 'restarting')
    process.kill(before.pid, 'SIGKILL')
    await restarting
    const after = await ready(broker)
    expect(seen).toEqual(['restarting', 'starting', 'ready'])
    expect(after.brokers).toEqual(before.brokers)
    expect(after.pid).not.toBe(before.pid)
    expect(await withKafka(after, values)).toEqual(['one', 'two', 'three'])
  })

  it('is shared by two servers on one data folder: the guest leaves it running, and takes over when the host stops it', async () => {
    const host = start()
    const theirs = await ready(host)
    const guest = start()
    expect(await ready(guest)).toEqual(theirs)
    await guest.stop()
    expect(isAlive(theirs.pid)).toBe(true)

    const heir = start()
    await ready(heir)
    const restarting = reaching(heir, 'restarting')
    await host.stop()
    await restarting
    const ours = await ready(heir)
    expect(ours.brokers).toEqual(theirs.brokers)
    expect(ours.pid).not.toBe(theirs.pid)
  })

  it('is one broker when two servers start at the same moment', async () => {
    const [one, two] = await Promise.all([start(), start()].map(ready))
    expect(two).toEqual(one)
  })

  it('starts without a class-data archive that is damaged', async () => {
    const ownCache = await cacheWithDamagedArchive()
    const broker = startEmbeddedBroker({ dataFolder, cacheFolder: ownCache.folder, environment })
    cleanups.push(() => broker.stop())
    expect(await reaching(broker, 'restarting')).toMatchObject({ attempt: 1 })
    await ready(broker)
    expect(await stat(ownCache.archive).catch(() => 'discarded')).toBe('discarded')
  })

  it('says what is wrong when its storage belongs to another cluster', async () => {
    const broker = start()
    await ready(broker)
    await broker.stop()
    await rm(join(dataFolder, 'kafka', 'meta.properties'))
    const again = start()
    expect(await reaching(again, 'restarting')).toMatchObject({
      sentence: expect.stringContaining('meta.properties'),
      attempt: 1,
    })
  })
})

describe('a server that is killed', () => {
  it('leaves no broker behind', async () => {
    const server = serverProcess()
    const { pid } = asReady(await server.settled)
    server.child.kill('SIGKILL')
    await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false)
  })

  it('hands its broker to the next server where the system cannot end it', async () => {
    const server = serverProcess({ PATH: await pathWithJavaAlone() })
    const left = asReady(await server.settled)
    server.child.kill('SIGKILL')
    await once(server.child, 'close')
    const next = start()
    expect(await ready(next)).toEqual(left)
    await next.stop()
    expect(isAlive(left.pid)).toBe(false)
  })
})

describe('a machine without Java', () => {
  it('gets a sentence and three ways on', async () => {
    expect(await serverProcess({ PATH: dataFolder }).settled).toEqual({
      kind: 'failed',
      sentence: expect.stringContaining('The embedded Kafka needs Java 17 or newer'),
      next: expect.stringMatching(/^Either install Java .*KAFKA_BROKERS.*docker run/),
    })
  })
})

function start(): EmbeddedBroker {
  const broker = startEmbeddedBroker({ dataFolder, cacheFolder, environment })
  cleanups.push(() => broker.stop())
  return broker
}

async function ready(broker: EmbeddedBroker): Promise<Ready> {
  return asReady(await settled(broker))
}

function asReady(state: EmbeddedState): Ready {
  if (state.kind !== 'ready') throw new Error(JSON.stringify(state))
  return state
}

const reaching = (broker: EmbeddedBroker, kind: EmbeddedState['kind']): Promise<EmbeddedState> =>
  new Promise((resolve) => {
    broker.onState((state) => state.kind === kind && resolve(state))
  })

/** A server of its own in another process, which tells its broker's states line by line. */
function serverProcess(env?: Record<string, string>): { child: ChildProcess; settled: Promise<EmbeddedState> } {
  const program = `
    import { runnerImport } from 'vite'
    const { module } = await runnerImport(process.argv[1], { configFile: false, logLevel: 'silent' })
    console.log(JSON.stringify(await module.settled(module.startEmbeddedBroker({ ...JSON.parse(process.argv[2]), environment: process.env }))))`
  const module = fileURLToPath(new URL('./startEmbeddedBroker.ts', import.meta.url))
  const args = ['--input-type=module', '-e', program, module, JSON.stringify({ dataFolder, cacheFolder })]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  cleanups.push(async () => child.kill('SIGKILL'))
  const settled = once(createInterface({ input: child.stdout }), 'line').then(([line]) => JSON.parse(line))
  return { child, settled }
}

/** The same jars, and an archive for this Java that is cut in the middle. */
async function cacheWithDamagedArchive(): Promise<{ folder: string; archive: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'streamboard-cache-'))
  cleanups.push(() => rm(folder, { recursive: true }))
  await cp(cacheFolder, folder, { recursive: true, preserveTimestamps: true })
  const artifacts = artifactsFolder({ cacheFolder: folder, pom })
  const name = (await readdir(artifacts)).find((file) => file.endsWith('.jsa'))
  if (name === undefined) throw new Error('no archive was recorded')
  await chmod(join(artifacts, name), 0o644)
  await truncate(join(artifacts, name), 20_000_000)
  return { folder, archive: join(artifacts, name) }
}

async function pathWithJavaAlone(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'streamboard-path-'))
  cleanups.push(() => rm(folder, { recursive: true }))
  await symlink((await runToEnd('which', ['java'])).output.trim(), join(folder, 'java'))
  return folder
}

async function withKafka<T>({ brokers }: Ready, work: (kafka: Kafka) => Promise<T>): Promise<T> {
  const kafka = connectKafka({ brokers, clientId: 'embedded-broker-test' })
  return work(kafka).finally(() => kafka.close())
}

async function produce(kafka: Kafka, ...texts: string[]): Promise<void> {
  await kafka.admin.createTopic({ name: 'letters', partitions: 1, replication: 1, configs: new Map() })
  for (const text of texts)
    await kafka.producer.send({ topic: 'letters', key: null, value: Buffer.from(text), headers: [] })
}

async function values(kafka: Kafka): Promise<readonly (string | undefined)[]> {
  const { records } = await kafka.reader.read({
    topic: 'letters',
    partition: 0,
    from: 0n,
    maxRecords: 100,
    maxBytes: 1_000_000,
  })
  return records.map(({ value }) => value?.toString())
}
