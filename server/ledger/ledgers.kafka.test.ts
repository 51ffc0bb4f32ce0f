import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import type { LedgerRow } from '../../shared/ledger/model'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import type { RunBoard, Runner } from '../runner/port'
import { createRunner } from '../runner/runner'
import { chain, freshBoard, PATIENCE, runOf, untilProcessed } from './ledgerForTests'
import { createLedgers } from './ledgers'
import type { Ledgers } from './port'

let kafka: Kafka
let runner: Runner
let ledgers: Ledgers
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'ledger-test' })
})
afterAll(() => kafka.close())
beforeEach(() => {
  runner = createRunner({ kafka })
  ledgers = createLedgers({ kafka, runner, now: Date.now })
})
afterEach(async () => {
  ledgers.close()
  await runner.close()
})

/** Until every drawn group has read all. */
async function settledRows(board: RunBoard): Promise<readonly LedgerRow[]> {
  const drawn = () => ledgers.drawUp(board).then(({ rows }) => rows)
  await vi.waitUntil(async () => (await drawn()).every(({ waiting }) => waiting === 0), PATIENCE)
  return drawn()
}

const counts = (rows: readonly LedgerRow[], topic: string) => rows.find((row) => row.topic === topic)

describe('the ledger on a real Kafka', () => {
  test('a chain that runs through has equal numbers in every column', async () => {
    const board = await freshBoard(kafka, chain())
    await runner.start(board)
    await untilProcessed(runner, board, 'c', 200)
    const numbers = { produced: 200, inTopic: 200, processed: 200, distinct: 200 }
    const nothing = { duplicates: 0, missing: 0, deadLettered: 0, waiting: 0 }
    expect(await settledRows(board)).toEqual([
      { topic: 'posts', group: 'fan-out', ...numbers, ...nothing, effects: 0 },
      { topic: 'notifications', group: 'mailer', ...numbers, ...nothing, effects: 200 },
    ])
  })

  test('a crash amid work shows duplicates and nothing missing', async () => {
    const board = await freshBoard(kafka, chain({ rate: 200, limit: 400 }))
    await runner.start(board)
    await untilProcessed(runner, board, 'c', 100)
    await runner.crash(board.boardId, 'c')
    await runner.start(board, ['c'])
    const row = counts(await vi.waitFor(() => all(board, 400), PATIENCE), 'notifications')
    expect(row).toMatchObject({ produced: 400, inTopic: 400, distinct: 400, missing: 0 })
    expect(row?.duplicates).toBe((row?.processed ?? 0) - 400)
  })

  /** Throws until so many different ones were handled. */
  async function all(board: RunBoard, count: number) {
    const rows = await settledRows(board)
    expect(counts(rows, 'notifications')?.distinct).toBe(count)
    return rows
  }

  test('what others write is in the topic and was not produced here', async () => {
    const board = await freshBoard(kafka, chain({ limit: 20 }))
    await runner.start(board)
    await untilProcessed(runner, board, 'c', 20)
    const foreign = { key: null, value: Buffer.from('{"n":0}'), headers: [] }
    await kafka.producer.sendBatch(`${board.prefix}posts`, [foreign, foreign, foreign])
    await untilProcessed(runner, board, 'c', 23)
    const rows = await settledRows(board)
    expect(counts(rows, 'posts')).toMatchObject({ produced: 20, inTopic: 23, distinct: 23, missing: 0 })
    expect(counts(rows, 'notifications')).toMatchObject({ produced: 23, inTopic: 23 })
  })

  test('each number opens the records behind it', async () => {
    const board = await freshBoard(kafka, chain({ limit: 30, reader: 'failWhere: "value.n == 7.0", retries: 0' }))
    await runner.start(board)
    await untilProcessed(runner, board, 'c', 29)
    await settledRows(board)
    const behind = { topic: `${board.prefix}notifications`, group: `${board.prefix}mailer`, limit: 100 } as const
    const deadLettered = await ledgers.open(board, { ...behind, measure: 'deadLettered' })
    expect(deadLettered.map(({ record }) => String(record.value))).toEqual(['{"n":7}'])
    expect(await ledgers.open(board, { ...behind, measure: 'processed' })).toHaveLength(29)
    expect(await ledgers.open(board, { ...behind, measure: 'inTopic', limit: 5 })).toHaveLength(5)
    expect(await ledgers.open(board, { ...behind, measure: 'missing' })).toEqual([])
  })

  test('a window that begins anew counts from there', async () => {
    const board = await freshBoard(kafka, chain({ limit: 20 }))
    await runner.start(board)
    await untilProcessed(runner, board, 'c', 20)
    await settledRows(board)
    await ledgers.restart(board)
    expect((await ledgers.drawUp(board)).rows.map(({ inTopic, produced }) => [inTopic, produced])).toEqual([
      [0, 0],
      [0, 0],
    ])
    await runner.burst(board, 'c1', 5)
    await untilProcessed(runner, board, 'c', 25)
    expect((await settledRows(board)).map(({ produced, distinct }) => [produced, distinct])).toEqual([
      [5, 5],
      [5, 5],
    ])
    expect(runOf(runner, board, 'c')?.processed).toBe(25)
  })
})
