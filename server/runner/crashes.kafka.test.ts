import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka, KafkaRecord } from '../kafka/port'
import { freshName } from '../kafka/topicsForTests'
import type { RunBoard, Runner } from './port'
import { createRunner } from './runner'
import { createTopicReading } from './topicReadingForTests'
import { untilAhead } from './untilAheadForTests'

let kafka: Kafka
let runner: Runner
let reading: ReturnType<typeof createTopicReading>
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'crashes-test' })
  reading = createTopicReading(kafka)
})
afterAll(() => kafka.close())
beforeEach(() => {
  runner = createRunner({ kafka })
})
afterEach(() => runner.close())

const PATIENCE = { timeout: 30_000, interval: 20 }
const COUNT = 300

/** orders are packed by a service that takes 5 ms for each; `service` and `more` are drawn beside. */
async function freshBoard(partitions: number): Promise<(service?: string, more?: string) => RunBoard> {
  const prefix = `${freshName('crash')}.`
  for (const name of ['orders', 'orders-dlt']) {
    await kafka.admin.createTopic({ name: prefix + name, partitions, replication: 1, configs: new Map() })
  }
  return (service = '', more = '') => ({
    boardId: 'board',
    prefix,
    mayProduceTo: () => true,
    topology: boardOf(`streamboard: 1
name: Orders
services:
  - { id: s, name: Packing, delayMs: 5, ${service} }
  - { id: maker, name: Shop }
topics:
  - { id: orders, name: orders, partitions: ${partitions} }
  - { id: letters, name: orders-dlt, partitions: ${partitions} }
connections:
  - { id: in, kind: subscribes, from: orders, to: s, group: packing }
  - { id: made, kind: produces, from: maker, to: orders, rate: 0, key: "{{seq}}", value: '{"n":{{seq}}}' }
${more}
`),
  })
}

const run = () => runner.runs('board').find(({ serviceId }) => serviceId === 's')
const handled = (board: RunBoard) => [
  ...runner.journal('board').handledBy(`${board.prefix}packing`, `${board.prefix}orders`),
]
const distinct = (board: RunBoard) => new Set(handled(board).map(({ partition, offset }) => `${partition} ${offset}`))
const shares = () => run()?.instances?.map(({ assigned }) => Object.values(assigned).flat().length) ?? []

/** All that was produced is behind the bookmark. */
async function caughtUp(board: RunBoard): Promise<void> {
  const topic = `${board.prefix}orders`
  const ends = (await kafka.reader.offsets(topic)).filter(({ end }) => end > 0n)
  await vi.waitUntil(async () => {
    const committed = (await kafka.groups.committed(`${board.prefix}packing`, [topic])).get(topic)
    return ends.every(({ partition, end }) => committed?.get(partition) === end)
  }, PATIENCE)
}

describe('a crash amid work', () => {
  test('repeats some records and misses none, with the bookmark moved every half second', async () => {
    const board = (await freshBoard(1))()
    await runner.start(board, ['s'])
    await runner.burst(board, 'made', COUNT)
    await untilAhead({ kafka, runner }, board, { group: 'packing', topic: 'orders' })
    await runner.crash('board', 's')
    const before = handled(board).length
    await runner.start(board, ['s'])
    await caughtUp(board)
    expect(distinct(board).size).toBe(COUNT)
    expect(handled(board).length).toBeGreaterThan(COUNT)
    expect(handled(board).length).toBeLessThanOrEqual(COUNT + before)
  })

  test('misses what was in hand when the bookmark moves on receipt', async () => {
    const board = (await freshBoard(1))('commit: receive')
    await runner.start(board, ['s'])
    await runner.burst(board, 'made', COUNT)
    await vi.waitUntil(() => (run()?.processed ?? 0) >= 60, PATIENCE)
    await runner.crash('board', 's')
    await runner.start(board, ['s'])
    await caughtUp(board)
    expect(COUNT - distinct(board).size).toBeGreaterThanOrEqual(1)
    expect(handled(board).length).toBe(distinct(board).size)
  })

  test('repeats at most one record when the bookmark moves after each', async () => {
    const board = (await freshBoard(1))('commit: each')
    await runner.start(board, ['s'])
    await runner.burst(board, 'made', COUNT)
    await vi.waitUntil(() => (run()?.processed ?? 0) >= 60, PATIENCE)
    await runner.crash('board', 's')
    await runner.start(board, ['s'])
    await caughtUp(board)
    expect(distinct(board).size).toBe(COUNT)
    expect(handled(board).length - COUNT).toBeLessThanOrEqual(1)
  })
})

describe('copies on three partitions', () => {
  test('share them, a fourth has none, and what a crashed one had goes to another when its session ends', async () => {
    const boardWith = await freshBoard(3)
    await runner.start(boardWith('instances: 1'), ['s'])
    expect(shares()).toEqual([3])
    await runner.burst(boardWith(), 'made', COUNT)
    const seen: (readonly number[])[] = []
    for (const instances of [2, 3, 4]) {
      await runner.follow(boardWith(`instances: ${instances}`))
      await vi.waitUntil(() => shares().reduce((sum, share) => sum + share, 0) === 3, PATIENCE)
      seen.push([...shares()].sort())
    }
    expect(seen).toEqual([
      [1, 2],
      [1, 1, 1],
      [0, 1, 1, 1],
    ])
    const loser = run()?.instances?.find(({ assigned }) => Object.keys(assigned).length > 0)?.number ?? 1
    await runner.crash('board', 's', loser)
    const crashed = () => run()?.instances?.find(({ number }) => number === loser)
    expect(crashed()).toMatchObject({ state: 'crashed', sessionEndsAt: expect.any(Number) })
    await runner.burst(boardWith(), 'made', COUNT)
    await vi.waitUntil(() => shares().reduce((sum, share) => sum + share, 0) === 3, PATIENCE)
    expect([...shares()].sort()).toEqual([0, 1, 1, 1])
    const board = boardWith('instances: 4')
    await caughtUp(board)
    expect(distinct(board).size).toBe(2 * COUNT)
    await runner.start(board, ['s'])
    expect(run()?.instances?.map(({ state }) => state)).toEqual(['running', 'running', 'running', 'running'])
  })
})

describe('twenty services', () => {
  test('that end without a goodbye leave no acknowledged record unprocessed when they run again', async () => {
    const prefix = `${freshName('twenty')}.`
    await kafka.admin.createTopic({ name: `${prefix}t`, partitions: 3, replication: 1, configs: new Map() })
    const numbers = Array.from({ length: 20 }, (_, index) => index)
    const board: RunBoard = {
      boardId: 'board',
      prefix,
      mayProduceTo: () => true,
      topology: boardOf(`streamboard: 1
name: Twenty
services:
  - { id: maker, name: Maker }
${numbers.map((n) => `  - { id: s${n}, name: Reader ${n} }`).join('\n')}
topics:
  - { id: t, name: t, partitions: 3 }
connections:
  - { id: made, kind: produces, from: maker, to: t, rate: 300, key: "{{seq}}", value: '{"n":{{seq}}}' }
${numbers.map((n) => `  - { id: c${n}, kind: subscribes, from: t, to: s${n}, group: g${n} }`).join('\n')}
`),
    }
    await runner.start(board)
    await vi.waitUntil(() => [...runner.journal('board').acknowledgedIn(`${prefix}t`)].length > 500, PATIENCE)
    await Promise.all(runner.runs('board').map(({ serviceId }) => runner.crash('board', serviceId)))
    const acknowledged = [...runner.journal('board').acknowledgedIn(`${prefix}t`)]
    const readers = numbers.map((n) => `s${n}`)
    await runner.start(board, readers)
    const unprocessed = (n: number) => {
      const places = new Set(
        [...runner.journal('board').handledBy(`${prefix}g${n}`, `${prefix}t`)].map((p) => `${p.partition} ${p.offset}`),
      )
      return acknowledged.filter(({ partition, offset }) => !places.has(`${partition} ${offset}`)).length
    }
    await vi.waitUntil(() => numbers.every((n) => unprocessed(n) === 0), PATIENCE)
    expect(numbers.map(unprocessed)).toEqual(numbers.map(() => 0))
    expect(new Set(await reading.numbersIn(`${prefix}t`, 'n')).size).toBeGreaterThanOrEqual(acknowledged.length)
  })
})

describe('dead letters', () => {
  test('have the bytes and headers of the record, and lie where its key belongs', async () => {
    const boardWith = await freshBoard(3)
    const board = boardWith(
      'retries: 1, backoffMs: 1, failWhere: "value.n < 11.0"',
      '  - { id: dlt, kind: produces, from: s, to: letters, when: failure }',
    )
    await runner.start(board, ['s'])
    await runner.burst(board, 'made', 30)
    await caughtUp(board)
    expect(run()).toMatchObject({ processed: 30, deadLettered: 10, retried: 10 })
    const letters = await reading.recordsOf(`${board.prefix}orders-dlt`)
    const orders = await reading.recordsOf(`${board.prefix}orders`)
    const header = (record: KafkaRecord, name: string) =>
      String(record.headers.find(([found]) => found === `x-streamboard-dlt-${name}`)?.[1])
    expect(letters).toHaveLength(10)
    for (const letter of letters) {
      const place = [Number(header(letter, 'partition')), BigInt(header(letter, 'offset'))]
      const source = orders.find(({ partition, offset }) => partition === place[0] && offset === place[1])
      expect([letter.key, letter.value, letter.partition]).toEqual([source?.key, source?.value, source?.partition])
      expect(letter.headers.slice(0, source?.headers.length)).toEqual(source?.headers)
      expect(header(letter, 'attempts')).toBe('2')
    }
  })
})
