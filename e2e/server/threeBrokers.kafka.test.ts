import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Counters, Frame, KafkaStatus, PartitionCounters, ServiceRun } from '../../shared/protocol/live'
import { type Attacker, attack, boardFile, granted } from '../attacks/attacker'
import { removeFolder, type StreamboardServer, startStreamboard, temporaryFolder } from '../streamboardServer'

// Streamboard's own Kafka as three brokers and a controller apart from them: one dies and everything goes on, two die and nothing is taken
// that could be lost, and what was acknowledged is there in the end.

const TOO_FEW = /Too few replicas are in sync/
const PATIENCE = { timeout: 60_000, interval: 100 }

const file = boardFile({
  services: [
    { id: 'shop', name: 'Shop' },
    { id: 'billing', name: 'Billing' },
  ],
  topics: [{ id: 'orders', name: 'orders', partitions: 3, replication: 3 }],
  connections: [
    { id: 'made', kind: 'produces', from: 'shop', to: 'orders', rate: 20, key: '{{seq}}', value: '{"n":"{{seq}}"}' },
    { id: 'read', kind: 'subscribes', from: 'orders', to: 'billing', group: 'billing' },
  ],
})

let folder: string
let server: StreamboardServer
let page: Attacker
let kafka: KafkaStatus | undefined
let partitions: readonly PartitionCounters[] = []
const runs = new Map<string, ServiceRun>()

beforeAll(async () => {
  folder = await temporaryFolder()
  server = await startStreamboard({ dataFolder: folder, port: 0, args: ['--embedded-brokers', '3'] })
  page = await attack(server)
  page.socket.on('kafka:changed', (status: KafkaStatus) => (kafka = status))
  page.socket.on('frame:arrived', ({ topic, seq }: Frame) => page.socket.emit('frame:ack', { topic, seq }))
  page.socket.on('counters:arrived', ({ topics, runs: told }: Counters) => {
    for (const run of told) runs.set(run.serviceId, run)
    partitions = topics[0]?.partitions ?? partitions
  })
})

afterAll(async () => {
  page?.close()
  await server?.stop()
  await removeFolder(folder)
})

const until = (what: () => boolean) => vi.waitUntil(what, PATIENCE)
const produced = () => runs.get('shop')?.produced ?? 0
const untilMoreIsAcknowledged = (count: number) => {
  const before = produced()
  return until(() => produced() >= before + count)
}
const stateOf = (id: number) => kafka?.nodes?.find((node) => node.id === id)?.state
const leaderOf = (partition: number) => partitions.find((one) => one.partition === partition)?.leader ?? 0
const inSync = () => partitions.map(({ copies }) => [...(copies?.inSync ?? [])].sort())
const areAllInSync = (...ids: readonly number[]) =>
  partitions.length === 3 && inSync().every((there) => there.join() === ids.join())
const without = (...ids: readonly number[]) => [1, 2, 3].filter((id) => !ids.includes(id))
const kill = (id: number) => granted(page.ask('broker:kill', { id }))
const start = (id: number) => granted(page.ask('broker:start', { id }))

it('a killed broker loses nothing, two are told of, and all are back in sync', async () => {
  await until(() => kafka?.state === 'ready')
  expect(kafka?.nodes?.map(({ id, state }) => [id, state])).toEqual([
    [undefined, 'ready'],
    [1, 'ready'],
    [2, 'ready'],
    [3, 'ready'],
  ])
  const { boardId } = await granted(page.ask('board:create', { file }))
  const plan = await granted(page.ask('plan:make', { boardId }))
  await granted(page.ask('plan:apply', { boardId, hash: plan.hash }))
  await granted(page.ask('board:join', { boardId, stateVector: 'AA==' }))
  await granted(page.ask('live:watch', { boardId, topics: [{ topic: 'orders', tail: 0 }] }))
  await granted(page.ask('run:start', { boardId }))
  await untilMoreIsAcknowledged(60)
  await until(() => areAllInSync(1, 2, 3))

  const first = leaderOf(0)
  await kill(first)
  await until(() => areAllInSync(...without(first)))
  expect(leaderOf(0)).not.toBe(first)
  expect(stateOf(first)).toBe('stopped')
  const about = await granted(page.ask('cluster:about', {}))
  expect(about.lackingCopies).toBeGreaterThanOrEqual(3)
  expect(about.brokers.map(({ id, address, leads }) => [id, address !== null, leads > 0])).toEqual(
    [1, 2, 3].map((id) => [id, id !== first, id !== first]),
  )
  await untilMoreIsAcknowledged(60)
  await start(first)
  await until(() => areAllInSync(1, 2, 3))

  const second = leaderOf(0)
  const [third = 0, last = 0] = without(second)
  await kill(second)
  await kill(third)
  await until(() => areAllInSync(last))
  const byHand = { boardId, topicId: 'orders', key: 'by hand', value: '{}', headers: [] }
  expect(await page.ask('message:produce', byHand)).toMatchObject({
    ok: false,
    problem: { sentence: expect.stringMatching(TOO_FEW) },
  })
  await until(() => TOO_FEW.test(runs.get('shop')?.lastError ?? ''))
  await start(second)
  await start(third)
  await until(() => areAllInSync(1, 2, 3))
  await untilMoreIsAcknowledged(60)
  await until(() => runs.get('shop')?.lastError === undefined)

  await granted(page.ask('run:stop', { boardId, serviceIds: ['shop'] }))
  const row = async () => (await granted(page.ask('ledger:read', { boardId }))).rows[0]
  await vi.waitUntil(async () => (await row())?.waiting === 0, PATIENCE)
  const { produced: acknowledged = 0, inTopic, distinct, missing } = (await row()) ?? {}
  expect(acknowledged).toBeGreaterThanOrEqual(180)
  expect(inTopic).toBeGreaterThanOrEqual(acknowledged)
  expect(distinct).toBeGreaterThanOrEqual(acknowledged)
  expect(missing).toBe(0)

  const { happenings } = await granted(page.ask('timeline:read', { boardId, from: 0 }))
  const told = happenings.map(({ sentence }) => sentence)
  for (const id of [first, second, third])
    expect(told).toEqual(expect.arrayContaining([`Broker ${id} was killed.`, `Broker ${id} is there again.`]))
  expect(told).toContainEqual(expect.stringMatching(/^Broker \d leads partitions? .* of orders now\.$/))
  expect(told).toContain('All 3 copies of orders are in sync again.')
})

it('a server that is killed leaves no broker behind', async () => {
  const folders = ['controller', 'broker-1', 'broker-2', 'broker-3']
  const pids = await Promise.all(folders.map(pidIn))
  expect(pids.every(isAlive)).toBe(true)
  await server.kill()
  await until(() => !pids.some(isAlive))
})

async function pidIn(node: string): Promise<number> {
  const record = await readFile(join(folder, 'kafka-cluster', node, 'broker.json'), 'utf8')
  return JSON.parse(record).running.pid
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
