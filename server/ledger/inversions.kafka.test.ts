import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshBoard } from '../runner/freshBoardForTests'
import { createRunner } from '../runner/runner'
import { PATIENCE, runOf } from './ledgerForTests'
import { createLedgers } from './ledgers'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'inversions-test' })
})
afterAll(() => kafka.close())

const COUNT = 60

type Statuses = { readonly key: string; readonly partitions: number; readonly instances: number }

const statuses = ({ key, partitions, instances }: Statuses) => `streamboard: 1
name: Statuses
services:
  - { id: flow, name: Flow }
  - { id: tracker, name: Tracker, delayMs: 2, instances: ${instances} }
topics:
  - { id: t, name: status, partitions: ${partitions} }
connections:
  - { id: made, kind: produces, from: flow, to: t, rate: 0, key: "${key}", value: '{"n":{{seq}}}' }
  - { id: read, kind: subscribes, from: t, to: tracker, group: tracker }
`

test.each([
  [
    'with keys, over three partitions, no record is handled after a later one of its key',
    { key: '{{pick a,b,c,d}}', partitions: 3, instances: 1 },
    '== 0',
  ],
  // One has two partitions to work through, the other one: it is ahead.
  [
    'without keys, over three partitions, the order of their producer is lost',
    { key: '', partitions: 3, instances: 2 },
    '> 0',
  ],
  ['without keys, in one partition, it is kept', { key: '', partitions: 1, instances: 1 }, '== 0'],
])('%s', async (_, drawn, found) => {
  const runner = createRunner({ kafka })
  const ledgers = createLedgers({ kafka, runner, now: Date.now })
  const board = await freshBoard(kafka, statuses(drawn))
  const shares = () =>
    runOf(runner, board, 'tracker')?.instances?.map(({ assigned }) => Object.values(assigned).flat().length) ?? []
  try {
    await runner.start(board, ['tracker'])
    await vi.waitUntil(() => shares().length === drawn.instances && shares().every((share) => share > 0), PATIENCE)
    await runner.burst(board, 'made', COUNT)
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
