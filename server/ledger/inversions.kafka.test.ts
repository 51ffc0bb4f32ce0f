import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshBoard } from '../runner/freshBoardForTests'
import { createRunner } from '../runner/runner'
import { PATIENCE } from './ledgerForTests'
import { createLedgers } from './ledgers'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'inversions-test' })
})
afterAll(() => kafka.close())

const COUNT = 60

const statuses = (key: string, partitions: number) => `streamboard: 1
name: Statuses
services:
  - { id: flow, name: Flow }
  - { id: tracker, name: Tracker, delayMs: 2 }
topics:
  - { id: t, name: status, partitions: ${partitions} }
connections:
  - { id: made, kind: produces, from: flow, to: t, rate: 0, key: "${key}", value: '{"n":{{seq}}}' }
  - { id: read, kind: subscribes, from: t, to: tracker, group: tracker }
`

test.each([
  [
    'with keys, over three partitions, no record is handled after a later one of its key',
    '{{pick a,b,c,d}}',
    3,
    '== 0',
  ],
  ['without keys, over three partitions, the order of their producer is lost', '', 3, '> 0'],
  ['without keys, in one partition, it is kept', '', 1, '== 0'],
])('%s', async (_, key, partitions, found) => {
  const runner = createRunner({ kafka })
  const ledgers = createLedgers({ kafka, runner, now: Date.now })
  const board = await freshBoard(kafka, statuses(key, partitions))
  try {
    await runner.burst(board, 'made', COUNT)
    await runner.start(board, ['tracker'])
    await vi.waitUntil(async () => (await ledgers.drawUp(board)).rows[0]?.distinct === COUNT, PATIENCE)
    const expected = [{ id: 'order', expect: `inversions("tracker") ${found} && distinct("tracker") == ${COUNT}` }]
    await vi.waitFor(
      async () => expect(await ledgers.check(board, expected)).toMatchObject([{ state: 'holds' }]),
      PATIENCE,
    )
  } finally {
    ledgers.close()
    await runner.close()
  }
})
