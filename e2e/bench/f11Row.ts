import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Counters } from '../../shared/protocol/live'
import { report } from './measure'
import { EMPTY_STATE, inWorld, plainKafka, processorMilliseconds, residentMegabytes, type WireClient } from './world'

// F11: 30 boards with 8 running services each, every one with a group of its own, 1,000 deliveries a second in all; processor time and
// memory of the server, looked at and not, against one process with as many bare kafkajs consumers and producers on the same topics.

const BOARDS = 30
const SERVICES = 8
const DELIVERIES = 1_000
/** Of each board. */
const RATE = DELIVERIES / BOARDS / SERVICES
const MEASURED_MS = 20_000

const topicOf = (board: number) => `bench-boards-${board}`
const groupOf = (board: number, service: number) => `bench-${board}-${service}`
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at)

async function compare(): Promise<void> {
  await inWorld(async ({ server, brokers, browser }) => {
    const processed = countProcessed(browser)
    await pause(3_000)
    const idle = residentMegabytes(server.pid)
    const boards = await Promise.all(Array.from({ length: BOARDS }, (_, at) => startBoard(browser, at)))
    await until(() => processed.services() === BOARDS * SERVICES)
    await pause(15_000)
    tell('running, every board open in a page', await measured(server.pid, processed.total))
    await Promise.all(boards.map((boardId) => browser.ask('board:leave', { boardId })))
    await pause(2_000)
    const unseen = await measured(server.pid)
    tell('running, no board open (pinned)', unseen)
    report({ what: 'F11 memory', size: 'the server before anything runs', ours: idle, unit: 'MB' })
    await Promise.all(boards.map((boardId) => browser.ask('run:stop', { boardId })))
    await pause(5_000)
    await measureBare(brokers)
  })
}

async function measureBare(brokers: readonly string[]): Promise<void> {
  const bare = fork(fileURLToPath(import.meta.url), ['bare', ...brokers])
  let total = 0
  bare.on('message', (count) => {
    total = Number(count)
  })
  await until(() => total > 0)
  await pause(15_000)
  tell('bare kafkajs', await measured(bare.pid ?? 0, () => total))
  await ended(bare)
}

async function ended(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}

/** Its first service also produces what all of them receive. */
async function startBoard({ ask }: WireClient, board: number): Promise<string> {
  const services = numbers(SERVICES).map((at) => ({ id: `s${at}`, name: `service-${at}`, pinned: true }))
  const file = {
    streamboard: 1,
    name: `Board ${board}`,
    services,
    topics: [{ id: 't', name: topicOf(board), partitions: 3, replication: 1 }],
    connections: [
      { id: 'p', kind: 'produces', from: 's0', to: 't', rate: RATE, key: '{{seq}}', value: '{"n":{{seq}}}' },
      ...services.map(({ id }, at) => ({
        id: `c${at}`,
        kind: 'subscribes',
        from: 't',
        to: id,
        group: groupOf(board, at),
      })),
    ],
  }
  const { boardId } = await ask('board:create', { file: JSON.stringify(file) })
  const { hash } = await ask('plan:make', { boardId })
  await ask('plan:apply', { boardId, hash })
  await ask('board:join', { boardId, stateVector: EMPTY_STATE })
  await ask('run:start', { boardId })
  return boardId
}

/** What the pages are told of the services, over all boards. */
function countProcessed({ socket }: WireClient) {
  const seen = new Map<string, number>()
  socket.on('counters:arrived', ({ boardId, runs }: Counters) => {
    for (const { serviceId, processed, state } of runs)
      if (state === 'running') seen.set(`${boardId} ${serviceId}`, processed)
  })
  return { services: () => seen.size, total: () => [...seen.values()].reduce((sum, one) => sum + one, 0) }
}

/** In one process: a consumer for each group, a producer for each board. */
async function beBare(brokers: readonly string[]): Promise<void> {
  const kafka = plainKafka(brokers)
  let handled = 0
  const consume = async (topic: string, groupId: string) => {
    const consumer = kafka.consumer({ groupId })
    await consumer.connect()
    await consumer.subscribe({ topic })
    await consumer.run({
      autoCommitInterval: 500,
      eachMessage: async () => {
        handled += 1
      },
    })
  }
  const produce = async (topic: string) => {
    const producer = kafka.producer()
    await producer.connect()
    let seq = 0
    setInterval(() => {
      seq += 1
      void producer.send({ topic, messages: [{ key: String(seq), value: `{"n":${seq}}` }] })
    }, 1_000 / RATE)
  }
  await Promise.all(
    numbers(BOARDS).flatMap((board) =>
      numbers(SERVICES).map((service) => consume(topicOf(board), `bare-${groupOf(board, service)}`)),
    ),
  )
  await Promise.all(numbers(BOARDS).map((board) => produce(topicOf(board))))
  setInterval(() => process.send?.(handled), 250)
}

type Measured = { readonly cores: number; readonly megabytes: number; readonly deliveries: number | undefined }

async function measured(pid: number, deliveries?: () => number): Promise<Measured> {
  const [worked, handled, since] = [processorMilliseconds(pid), deliveries?.() ?? 0, performance.now()]
  await pause(MEASURED_MS)
  const took = performance.now() - since
  return {
    cores: (processorMilliseconds(pid) - worked) / took,
    megabytes: residentMegabytes(pid),
    deliveries: deliveries && ((deliveries() - handled) * 1_000) / took,
  }
}

function tell(size: string, { cores, megabytes, deliveries }: Measured): void {
  report({ what: 'F11 processor', size, ours: cores * 100, unit: '% of a core' })
  report({ what: 'F11 memory', size, ours: megabytes, unit: 'MB' })
  if (deliveries !== undefined) report({ what: 'F11 deliveries', size, ours: deliveries, unit: 'records/s' })
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(250)
}

const [, , role, ...brokers] = process.argv
if (role === 'bare') await beBare(brokers)
else await compare()
