import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { LedgerRow } from '../../shared/ledger/model'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshBoard } from '../runner/freshBoardForTests'
import { untilAhead } from '../runner/untilAheadForTests'
import { chain, freshLedgers, runOf, settledRows, untilProcessed } from './ledgerForTests'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'ledger-test' })
})
afterAll(() => kafka.close())

const counts = (rows: readonly LedgerRow[], topic: string) => rows.find((row) => row.topic === topic)

describe('the ledger on a real Kafka', () => {
  test('a chain that runs through has equal numbers in every column', async () => {
    const { runner, ledgers } = freshLedgers(kafka)
    const board = await freshBoard(kafka, chain())
    await runner.start(board)
    await untilProcessed(runner, board, 'c', 200)
    const numbers = { produced: 200, inTopic: 200, processed: 200, distinct: 200 }
    const nothing = { duplicates: 0, missing: 0, deadLettered: 0, inversions: 0, waiting: 0 }
    expect(await settledRows(ledgers, board)).toEqual([
      { topic: 'posts', group: 'fan-out', ...numbers, ...nothing, effects: 0 },
      { topic: 'notifications', group: 'mailer', ...numbers, ...nothing, effects: 200 },
    ])
  })

  test('a crash amid work shows duplicates and nothing missing', async () => {
    const { runner, ledgers } = freshLedgers(kafka)
    const board = await freshBoard(kafka, chain({ rate: 200, limit: 400, reader: 'delayMs: 5' }))
    await runner.start(board)
    await untilAhead({ kafka, runner }, board, { group: 'mailer', topic: 'notifications' })
    await runner.crash(board.boardId, 'c')
    await runner.start(board, ['c'])
    const row = counts(await settledRows(ledgers, board, 400), 'notifications')
    expect(row).toMatchObject({ produced: 400, inTopic: 400, distinct: 400, missing: 0 })
    expect(row?.duplicates).toBeGreaterThan(0)
  })

  test('what others write is in the topic and was not produced here', async () => {
    const { runner, ledgers } = freshLedgers(kafka)
    const board = await freshBoard(kafka, chain({ limit: 20 }))
    await runner.start(board)
    await untilProcessed(runner, board, 'c', 20)
    const foreign = { key: null, value: Buffer.from('{"n":0}'), headers: [] }
    await kafka.producer.sendBatch(`${board.prefix}posts`, [foreign, foreign, foreign])
    await untilProcessed(runner, board, 'c', 23)
    const rows = await settledRows(ledgers, board)
    expect(counts(rows, 'posts')).toMatchObject({ produced: 20, inTopic: 23, distinct: 23, missing: 0 })
    expect(counts(rows, 'notifications')).toMatchObject({ produced: 23, inTopic: 23 })
  })

  test('each number opens the records behind it', async () => {
    const { runner, ledgers } = freshLedgers(kafka)
    const board = await freshBoard(kafka, chain({ limit: 30, reader: 'failWhere: "value.n == 7.0", retries: 0' }))
    await runner.start(board)
    await untilProcessed(runner, board, 'c', 29)
    await settledRows(ledgers, board)
    const behind = { topic: `${board.prefix}notifications`, group: `${board.prefix}mailer`, limit: 100 } as const
    const deadLettered = await ledgers.open(board, { ...behind, measure: 'deadLettered' })
    expect(deadLettered.map(({ record }) => String(record.value))).toEqual(['{"n":7}'])
    expect(await ledgers.open(board, { ...behind, measure: 'processed' })).toHaveLength(29)
    expect(await ledgers.open(board, { ...behind, measure: 'inTopic', limit: 5 })).toHaveLength(5)
    expect(await ledgers.open(board, { ...behind, measure: 'missing' })).toEqual([])
  })

  test('a window that begins anew counts from there', async () => {
    const { runner, ledgers } = freshLedgers(kafka)
    const board = await freshBoard(kafka, chain({ limit: 20 }))
    await runner.start(board)
    await untilProcessed(runner, board, 'c', 20)
    await settledRows(ledgers, board)
    await ledgers.restart(board)
    expect((await ledgers.drawUp(board)).rows.map(({ inTopic, produced }) => [inTopic, produced])).toEqual([
      [0, 0],
      [0, 0],
    ])
    await runner.burst(board, 'c1', 5)
    await untilProcessed(runner, board, 'c', 25)
    expect((await settledRows(ledgers, board)).map(({ produced, distinct }) => [produced, distinct])).toEqual([
      [5, 5],
      [5, 5],
    ])
    expect(runOf(runner, board, 'c')?.processed).toBe(25)
  })
})
