import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshBoard } from '../runner/freshBoardForTests'
import type { RunBoard } from '../runner/port'
import { chain, freshLedgers, PATIENCE, runOf, settledRows, untilProcessed } from './ledgerForTests'
import { createLedgers } from './ledgers'
import type { Ledgers } from './port'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'expectations-test' })
})
afterAll(() => kafka.close())

async function stateOf(ledgers: Ledgers, board: RunBoard, expectation: string) {
  const [state] = await ledgers.check(board, [{ id: 'i', expect: expectation }])
  return state
}

describe('what must hold', () => {
  test('is never told broken while events are on their way, and holds of all in the end', async () => {
    const { runner, ledgers } = freshLedgers(kafka)
    const board = await freshBoard(kafka, chain({ rate: 200, limit: 400, reader: 'delayMs: 2' }))
    const everyPostAnswered = 'distinctIn("posts") = distinct("mailer") && lag("mailer") = 0 && missing = 0'
    const seen = new Set<string>()
    await runner.start(board)
    await vi.waitUntil(async () => {
      seen.add((await stateOf(ledgers, board, everyPostAnswered))?.state ?? 'none')
      return (runOf(runner, board, 'c')?.processed ?? 0) >= 400
    }, PATIENCE)
    await settledRows(ledgers, board, 400)
    expect([...seen].filter((state) => state !== 'settling' && state !== 'holds')).toEqual([])
    expect(await stateOf(ledgers, board, everyPostAnswered)).toEqual({
      id: 'i',
      state: 'holds',
      sentence: 'distinctIn("posts") is 400 and distinct("mailer") is 400; lag("mailer") is 0; missing is 0.',
    })
  })

  test('is broken when a service that commits what it has only received is gone amid work', async () => {
    const { runner, ledgers } = freshLedgers(kafka)
    const board = await freshBoard(kafka, chain({ rate: 200, limit: 400, reader: 'delayMs: 5, commit: receive' }))
    await runner.start(board)
    await untilProcessed(runner, board, 'c', 100)
    await runner.crash(board.boardId, 'c')
    await runner.start(board, ['c'])
    const row = (await settledRows(ledgers, board, 400)).find(({ topic }) => topic === 'notifications')
    expect(row).toMatchObject({ inTopic: 400, duplicates: 0 })
    expect(row?.missing).toBeGreaterThanOrEqual(1)
    expect(row?.missing).toBe(400 - (row?.distinct ?? 0))
    expect(await stateOf(ledgers, board, 'missing = 0')).toEqual({
      id: 'i',
      state: 'broken',
      sentence: `missing is ${row?.missing}. Expected: missing == 0.`,
    })
  })

  test('is not told broken while changes wait to be captured: their events are still to come', async () => {
    const { runner } = freshLedgers(kafka)
    const board = await freshBoard(kafka, chain({ limit: 20 }))
    let waiting = 1
    const table = () => [{ storeId: 'payments', entries: 1, hash: '', state: 'ready' as const, waiting }]
    const ledgers = createLedgers({ kafka, runner: { ...runner, stores: table }, now: Date.now })
    onTestFinished(() => ledgers.close())
    await runner.start(board)
    await settledRows(ledgers, board, 20)
    const oneMore = 'distinctIn("notifications") = distinctIn("posts") + 1'
    expect(await stateOf(ledgers, board, oneMore)).toMatchObject({ state: 'settling' })
    waiting = 0
    expect(await stateOf(ledgers, board, oneMore)).toMatchObject({ state: 'broken' })
  })

  test('counts a record that was given up as dead-lettered, not as missing, and finds it in the failure topic', async () => {
    const { runner, ledgers } = freshLedgers(kafka)
    const poisoned = chain({ limit: 30, reader: 'failWhere: "value.n == 7.0", retries: 0' })
      .replace('connections:', '  - { id: t3, name: letters }\nconnections:')
      .concat('  - { id: c5, kind: produces, from: c, to: t3, when: failure }\n')
    const board = await freshBoard(kafka, poisoned)
    await runner.start(board)
    await untilProcessed(runner, board, 'c', 29)
    const rows = await settledRows(ledgers, board, 30)
    expect(
      rows.map(({ topic, inTopic, distinct, missing, deadLettered }) => [
        topic,
        inTopic,
        distinct,
        missing,
        deadLettered,
      ]),
    ).toEqual([
      ['posts', 30, 30, 0, 0],
      ['notifications', 30, 29, 0, 1],
      ['letters', 1, 0, 0, 0],
    ])
    const accountedFor =
      'inTopic("notifications") = distinct("mailer") + deadLettered("mailer") && inTopic("letters") = 1'
    expect(await stateOf(ledgers, board, accountedFor)).toMatchObject({ state: 'holds' })
    const sevens = `count("letters", "value.n == 7.0") = 1 && sum("posts", "value.n") = 465`
    expect(await stateOf(ledgers, board, sevens)).toMatchObject({ state: 'holds' })
  })

  test('is unknown where it takes too long to be counted, and the ledger is drawn up all the same', async () => {
    const { ledgers } = freshLedgers(kafka)
    const board = await freshBoard(kafka, chain())
    await ledgers.restart(board)
    const value = Buffer.from(JSON.stringify(Array.from({ length: 1_000 }, (_, n) => n)))
    const posts = Array.from({ length: 300 }, () => ({ key: null, value, headers: [] }))
    await kafka.producer.sendBatch(`${board.prefix}posts`, posts)
    await kafka.groups.moveTo(`${board.prefix}fan-out`, await kafka.reader.ends([`${board.prefix}posts`]))
    const forEver = 'value.map(a, value.map(b, value.map(c, a))).size() > 0'
    expect(await stateOf(ledgers, board, `count("posts", "${forEver}") = 0`)).toEqual({
      id: 'i',
      state: 'unknown',
      sentence: `count("posts", "${forEver}") takes too long to be counted over all records. Let it look at less of each.`,
    })
    expect((await ledgers.drawUp(board)).rows[0]).toMatchObject({ inTopic: 300, missing: 300 })
  })

  test('is unknown, with the place, where it cannot be understood', async () => {
    const { ledgers } = freshLedgers(kafka)
    const board = await freshBoard(kafka, chain())
    expect(await stateOf(ledgers, board, 'missing("mailr") = 0')).toEqual({
      id: 'i',
      state: 'unknown',
      sentence: expect.stringMatching(/^character 9: There is no group called "mailr" here\./),
    })
  })
})
