import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from 'vitest'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshBoard } from '../runner/freshBoardForTests'
import { createRunner } from '../runner/runner'
import { openStores } from '../runner/stores/storesForTests'
import { createTopicReading } from '../runner/topicReadingForTests'
import { PATIENCE, runOf } from './ledgerForTests'
import { createLedgers } from './ledgers'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'inversions-test' })
})
afterAll(() => kafka.close())

const COUNT = 120

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

/** Of each order the newest status is kept, by the number that the event carries. */
const guarded = (key: string) =>
  statuses({ key, partitions: 1, instances: 3 })
    .replace('{"n":{{seq}}}', '{"n":{{seq}},"order":"{{pick a,b,c,d}}"}')
    .replace(
      'connections:',
      `stores:
  - { id: latest, name: Latest, key: value.order, fold: 'state == null || value.n > state.n ? value : state' }
connections:
  - { id: keeps, kind: keeps, from: tracker, to: latest }`,
    )

test.each([
  ['with keys', '{{field order}}'],
  ['without', ''],
])(
  '%s, partitions that are added while records wait turn their order; who heeds versions ends right all the same',
  async (_, key) => {
    const board = await freshBoard(kafka, guarded(key))
    const { runner, contents } = openStores(kafka, board)
    const ledgers = createLedgers({ kafka, runner, now: Date.now })
    onTestFinished(() => ledgers.close())
    const topic = `${board.prefix}status`
    await runner.burst(board, 'made', COUNT)
    await kafka.admin.addPartitions(topic, 3)
    const { countOf, recordsOf } = createTopicReading(kafka)
    // The producer learns of them a moment later.
    const isSpread = async () => {
      await runner.burst(board, 'made', 10)
      return (await kafka.reader.offsets(topic)).filter(({ end }) => end > 0n).length > 1
    }
    await vi.waitUntil(isSpread, { ...PATIENCE, interval: 500 })
    await runner.burst(board, 'made', COUNT)
    await runner.start(board, ['tracker'])
    const made = await countOf(topic)
    await vi.waitUntil(async () => (await ledgers.drawUp(board)).rows[0]?.distinct === made, PATIENCE)
    await vi.waitFor(
      async () => expect(await ledgers.check(board, TURNED)).toMatchObject([{ state: 'holds' }]),
      PATIENCE,
    )
    const statusesMade = (await recordsOf(topic)).map(({ value }) => JSON.parse(String(value)))
    const newest = (order: string) => Math.max(...statusesMade.filter((one) => one.order === order).map(({ n }) => n))
    const kept = (await contents('latest')).entries.map(({ key, value }) => [key, JSON.parse(value).n])
    expect(kept.sort()).toEqual(['a', 'b', 'c', 'd'].map((order) => [order, newest(order)]))
  },
)

const TURNED = [{ id: 'order', expect: 'inversions("tracker") > 0' }]
