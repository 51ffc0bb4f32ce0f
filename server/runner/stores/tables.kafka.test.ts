import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { boardOf } from '../../../shared/topology/boardForTests'
import { connectKafka } from '../../kafka/kafkajsKafka'
import type { Kafka, KafkaRecord } from '../../kafka/port'
import { freshBoard } from '../freshBoardForTests'
import type { RunBoard, Runner } from '../port'
import { headerOf } from '../runTools'
import { createTopicReading } from '../topicReadingForTests'
import { untilAhead } from '../untilAheadForTests'
import { caughtUp, openStores, PATIENCE } from './storesForTests'

let kafka: Kafka
let reading: ReturnType<typeof createTopicReading>
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'tables-test' })
  reading = createTopicReading(kafka)
})
afterAll(() => kafka.close())

/** Customers of a shop are rows, captured into a topic of which a replica is folded. */
const customers = (captures = 'mode: changes', keeps = '') => `streamboard: 1
name: Customers
services:
  - { id: s, name: Shop, delayMs: 2 }
  - { id: r, name: Replica service }
topics:
  - { id: signups, name: signups, partitions: 1 }
  - { id: cdc, name: cdc.customers, partitions: 3 }
stores:
  - { id: customers, name: customers, kind: table }
  - { id: replica, name: Replica, fold: 'value == null ? null : value.after' }
connections:
  - { id: in, kind: subscribes, from: signups, to: s, group: shop }
  - { id: keeps, kind: keeps, from: s, to: customers${keeps} }
  - { id: capture, kind: captures, from: customers, to: cdc, ${captures} }
  - { id: changes, kind: subscribes, from: cdc, to: r, group: replica }
  - { id: folds, kind: keeps, from: r, to: replica }
`

async function signUp({ prefix }: RunBoard, row: unknown): Promise<void> {
  const value = Buffer.from(JSON.stringify(row))
  await kafka.producer.send({ topic: `${prefix}signups`, key: null, value, headers: [['ce_id', randomUUID()]] })
}

const captured = ({ prefix }: RunBoard) => reading.recordsOf(`${prefix}cdc.customers`)
const untilCaptured = (board: RunBoard, count: number) =>
  vi.waitUntil(async () => (await captured(board)).length >= count, PATIENCE)
const textOf = (bytes: Buffer | null) => bytes?.toString() ?? null
const byLsn = (records: readonly KafkaRecord[]) =>
  records
    .flatMap(({ key, value }) => (value ? [{ key: textOf(key), ...JSON.parse(value.toString()) }] : []))
    .sort((one, other) => one.source.lsn - other.source.lsn)

describe('a table', () => {
  test('that people edit is captured as created, updated, updated, deleted, and its replica is the table', async () => {
    const board = await freshBoard(kafka, customers())
    const { stores, runner, counters, contents } = openStores(kafka, board)
    const put = async (row: string) => expect(await stores.putRow(board, 'customers', row)).toMatchObject({ ok: true })
    await put('{"id":7,"name":"Ann"}')
    expect(counters('customers')).toMatchObject({ entries: 1, waiting: 1 })
    await runner.start(board)
    await put('{"id":7,"name":"Ann Lee"}')
    await put('{"id":7,"name":"Ann Li"}')
    await put('{"id":8,"name":"Bob"}')
    expect(await stores.deleteRow(board, 'customers', '7')).toMatchObject({ ok: true })
    await untilCaptured(board, 6)
    const records = await captured(board)
    const source = (lsn: number) => ({ table: 'customers', lsn })
    const [ann, lee, li] = ['Ann', 'Ann Lee', 'Ann Li'].map((name) => ({ id: 7, name }))
    expect(byLsn(records)).toMatchObject([
      { op: 'c', key: '{"id":7}', before: null, after: ann, source: source(1) },
      { op: 'u', key: '{"id":7}', before: ann, after: lee, source: source(2) },
      { op: 'u', key: '{"id":7}', before: lee, after: li, source: source(3) },
      { op: 'c', key: '{"id":8}', before: null, after: { id: 8, name: 'Bob' }, source: source(4) },
      { op: 'd', key: '{"id":7}', before: li, after: null, source: source(5) },
    ])
    const ofAnn = records.filter(({ key }) => textOf(key) === '{"id":7}')
    expect(ofAnn.map(({ value }) => (value ? JSON.parse(value.toString()).op : null))).toEqual([
      'c',
      'u',
      'u',
      'd',
      null,
    ])
    await caughtUp(kafka, board, 'replica', 'cdc.customers')
    expect(counters('customers')).toMatchObject({ entries: 1, waiting: 0 })
    const rows = async (storeId: string) => (await contents(storeId)).entries.map(({ value }) => value)
    expect(await rows('replica')).toEqual(await rows('customers'))
    expect(await rows('customers')).toEqual(['{"id":8,"name":"Bob"}'])
    expect(await stores.deleteRow(board, 'customers', '7')).toMatchObject({ ok: false, problem: { code: 'noRow' } })
    expect(await stores.putRow(board, 'customers', '[7]')).toMatchObject({ ok: false, problem: { code: 'noRow' } })
  })

  test('has each record once, however often a crash repeats it, and each change names what caused it', async () => {
    const board = await freshBoard(kafka, customers())
    const { runner, tables } = openStores(kafka, board)
    await runner.start(board, ['s'])
    const signingUp = (async () => {
      for (let id = 1; id <= 200; id++) await signUp(board, { id })
    })()
    await untilAhead({ kafka, runner }, board, { group: 'shop', topic: 'signups' })
    await runner.crash(board.boardId, 's')
    await runner.start(board, ['s'])
    await signingUp
    await caughtUp(kafka, board, 'shop', 'signups')
    const handled = [...runner.journal(board.boardId).handledBy(`${board.prefix}shop`, `${board.prefix}signups`)]
    expect(handled.length).toBeGreaterThan(200)
    expect(tables.size({ boardId: board.boardId, storeId: 'customers' })).toBe(200)
    expect(tables.lastChange({ boardId: board.boardId, storeId: 'customers' })).toBe(200)
    await vi.waitUntil(async () => new Set((await captured(board)).map(idOf)).size === 200, PATIENCE)
    const signups = await reading.recordsOf(`${board.prefix}signups`)
    const causes = new Set((await captured(board)).map((record) => headerOf(record, 'x-caused-by')))
    expect(causes).toEqual(new Set(signups.map(idOf)))
  })

  test('of which the capture is paused keeps its changes until it goes on', async () => {
    const board = await freshBoard(kafka, customers('mode: changes, paused: true'))
    const { stores, runner, counters } = openStores(kafka, board)
    await runner.start(board)
    for (let id = 1; id <= 5; id++) await stores.putRow(board, 'customers', `{"id":${id}}`)
    expect(counters('customers')).toMatchObject({ waiting: 5 })
    expect(await captured(board)).toEqual([])
    await runner.follow({ ...board, topology: boardOf(customers()) })
    await untilCaptured(board, 5)
    await vi.waitUntil(() => counters('customers')?.waiting === 0, PATIENCE)
    expect(await captured(board)).toHaveLength(5)
  })

  test('gets rows on a clock, and numbers go on over a restart', async () => {
    const keeps = `, when: rate, rate: 100, row: '{"id":"c{{seq}}","n":{{seq}}}'`
    const board = await freshBoard(kafka, customers('mode: changes', keeps))
    const { runner, counters, contents } = openStores(kafka, board)
    const start = async (rows: number) => {
      await runner.start(board, ['s'])
      await vi.waitUntil(() => (counters('customers')?.entries ?? 0) >= rows, PATIENCE)
      await runner.stop(board.boardId, ['s'])
    }
    await start(20)
    const before = (await contents('customers')).total
    await start(before + 20)
    const { entries, total } = await contents('customers')
    const numbers = entries.map(({ value }) => JSON.parse(value).n).sort((one, other) => one - other)
    expect(numbers).toEqual(Array.from({ length: total }, (_, index) => index + 1))
  })

  test('has a row for each request that its service is called with', async () => {
    const board = await freshBoard(
      kafka,
      `streamboard: 1
name: Calls
services:
  - { id: web, name: Web }
  - { id: api, name: Api }
stores:
  - { id: orders, name: orders, kind: table }
connections:
  - { id: call, kind: calls, from: web, to: api, when: rate, rate: 50, body: '{"id":{{seq}}}' }
  - { id: keeps, kind: keeps, from: api, to: orders }
`,
    )
    const { runner, contents } = openStores(kafka, board)
    await runner.start(board, ['api'])
    await runner.start(board, ['web'])
    const ok = () => runner.calls(board.boardId).find(({ connectionId }) => connectionId === 'call')?.ok ?? 0
    await vi.waitUntil(() => ok() >= 20, PATIENCE)
    await runner.stop(board.boardId)
    const ids = (await contents('orders')).entries.map(({ value }) => JSON.parse(value).id)
    expect(ids.length).toBeGreaterThanOrEqual(ok())
    // What was on its way when both stopped need not have arrived, but no row is there twice.
    expect(new Set(ids).size).toBe(ids.length)
  })
})

const idOf = (record: KafkaRecord) => headerOf(record, 'ce_id')

describe('a crash between a write and its event', () => {
  const SECOND = { id: 2, name: 'Bob' }

  test('repeats the event of an outbox, with the same id', async () => {
    const board = await freshBoard(kafka, customers('mode: outbox, type: Registered, map: \'{"who": after.name}\''))
    const { runner } = openStores(kafka, board, { kafka: (own) => crashingAfterSend(own, board, () => runner) })
    await runner.start(board, ['s'])
    await signUp(board, { id: 1, name: 'Ann' })
    await vi.waitUntil(() => runner.runs(board.boardId)[0]?.state === 'crashed', PATIENCE)
    await signUp(board, SECOND)
    await runner.start(board, ['s'])
    await untilCaptured(board, 3)
    const records = await captured(board)
    const ids = records.map(idOf)
    expect(records.map(({ value }) => textOf(value)).sort()).toEqual([
      '{"who":"Ann"}',
      '{"who":"Ann"}',
      '{"who":"Bob"}',
    ])
    expect(new Set(ids).size).toBe(2)
    expect(records.map(({ key }) => textOf(key)).sort()).toEqual(['1', '1', '2'])
    expect(new Set(records.map((record) => headerOf(record, 'ce_type')))).toEqual(new Set(['Registered']))
  })

  test('loses the event of a dual write: the row is there, nobody hears of it', async () => {
    const board = await freshBoard(kafka, customers('mode: dualWrite, map: \'{"who": after.name}\''))
    const crash = () => void runner.crash(board.boardId, 's')
    let left = 1
    const { runner, contents } = openStores(kafka, board, {
      tables: (own) => ({
        ...own,
        write(...asked) {
          const written = own.write(...asked)
          if (left-- === 1) crash()
          return written
        },
      }),
    })
    await runner.start(board, ['s'])
    await signUp(board, { id: 1, name: 'Ann' })
    await vi.waitUntil(() => runner.runs(board.boardId)[0]?.state === 'crashed', PATIENCE)
    await signUp(board, SECOND)
    await runner.start(board, ['s'])
    await untilCaptured(board, 1)
    await caughtUp(kafka, board, 'shop', 'signups')
    expect((await contents('customers')).entries.map(({ key }) => key)).toEqual(['1', '2'])
    expect((await captured(board)).map(({ value }) => textOf(value))).toEqual(['{"who":"Bob"}'])
  })
})

/** The first change is on the cluster when its service crashes, before it could remember that. */
function crashingAfterSend(own: Kafka, { boardId, prefix }: RunBoard, runner: () => Runner): Kafka {
  let left = 1
  return {
    ...own,
    producer: {
      ...own.producer,
      async send(record) {
        const place = await own.producer.send(record)
        if (record.topic === `${prefix}cdc.customers` && left-- === 1) await runner().crash(boardId, 's')
        return place
      },
    },
  }
}
