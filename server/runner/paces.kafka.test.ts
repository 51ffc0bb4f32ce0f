import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshBoard } from './freshBoardForTests'
import type { RunBoard, Runner } from './port'
import { createRunner } from './runner'

let kafka: Kafka
let runner: Runner
let board: RunBoard
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'paces-test' })
})
afterAll(() => kafka.close())
beforeEach(async () => {
  runner = createRunner({ kafka })
  board = await freshBoard(kafka, BOARD)
})
afterEach(() => runner.close())

const COUNT = 40
const PATIENCE = { timeout: 40_000, interval: 50 }
const BOARD = `streamboard: 1
name: Paces
services:
  - { id: shop, name: Shop }
  - { id: stream, name: Stream }
  - { id: nightly, name: Nightly, batchSeconds: 3 }
  - { id: slow, name: Slow, delayMs: 400 }
topics:
  - { id: orders, name: orders }
connections:
  - { id: made, kind: produces, from: shop, to: orders, rate: 20, limit: ${COUNT}, value: '{"n":{{seq}}}' }
  - { id: a, kind: subscribes, from: orders, to: stream, group: stream }
  - { id: b, kind: subscribes, from: orders, to: nightly, group: nightly }
  - { id: c, kind: subscribes, from: orders, to: slow, group: slow }
`

const run = (serviceId: string) => runner.runs(board.boardId).find((one) => one.serviceId === serviceId)
const ageIn = (serviceId: string) => run(serviceId)?.ages?.[`${board.prefix}orders`]?.p50 ?? Number.NaN
const handledBy = (group: string) =>
  [...runner.journal(board.boardId).handledBy(board.prefix + group, `${board.prefix}orders`)].map(
    ({ offset }) => offset,
  )

describe('readers of one topic', () => {
  test('find the same in a stream and in batches, in a stream while it is young', async () => {
    await runner.start(board, ['shop', 'stream', 'nightly'])
    await vi.waitUntil(() => [run('stream'), run('nightly')].every((one) => one?.processed === COUNT), PATIENCE)
    expect(handledBy('nightly')).toEqual(handledBy('stream'))
    expect(ageIn('stream')).toBeLessThan(ageIn('nightly'))
  })

  test('keep no producer waiting, however far they fall behind', async () => {
    await runner.start(board, ['shop', 'slow'])
    await vi.waitUntil(() => (run('slow')?.processed ?? 0) >= 10, PATIENCE)
    expect(run('shop')).toMatchObject({ state: 'running', produced: COUNT })
    expect(run('shop')?.acks?.p99).toBeLessThan(ageIn('slow'))
  })
})
