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

const LATEST = `stores:
  - { id: latest, name: Latest, key: value.order, fold: 'state == null || value.n > state.n ? value : state' }
connections:
  - { id: keeps, kind: keeps, from: tracker, to: latest }`

/** Every third status fails, and is worked on again after those that came behind it. */
const RETRIED = `streamboard: 1
name: Retried
services:
  - { id: flow, name: Flow }
  - { id: worker, name: Worker, retries: 0, failWhere: 'int(value.n) % 3 == 0' }
  - { id: again, name: Again, delayMs: 10 }
  - { id: tracker, name: Tracker }
topics:
  - { id: t, name: status, partitions: 3 }
  - { id: r, name: retry, partitions: 3 }
  - { id: d, name: done, partitions: 3 }
${LATEST}
  - { id: made, kind: produces, from: flow, to: t, rate: 0, key: "{{field order}}", value: '{"n":{{seq}},"order":"{{pick a,b,c,d}}"}' }
  - { id: c1, kind: subscribes, from: t, to: worker, group: worker }
  - { id: c2, kind: produces, from: worker, to: d, when: input, map: value }
  - { id: c3, kind: produces, from: worker, to: r, when: failure }
  - { id: c4, kind: subscribes, from: r, to: again, group: again }
  - { id: c5, kind: produces, from: again, to: d, when: input, map: value }
  - { id: c6, kind: subscribes, from: d, to: tracker, group: tracker }
`

/** Of each order the newest status is kept, by the number that the event carries. */
const guarded = (key: string) =>
  statuses({ key, partitions: 1, instances: 3 })
    .replace('{"n":{{seq}}}', '{"n":{{seq}},"order":"{{pick a,b,c,d}}"}')
    .replace('connections:', LATEST)

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
    // The producer learns of them a moment later.
    const isSpread = async () => {
      await runner.burst(board, 'made', 10)
      return (await kafka.reader.offsets(topic)).filter(({ end }) => end > 0n).length > 1
    }
    await vi.waitUntil(isSpread, { ...PATIENCE, interval: 500 })
    await runner.burst(board, 'made', COUNT)
    await runner.start(board, ['tracker'])
    const made = (await statusesIn(topic)).length
    await vi.waitUntil(async () => (await ledgers.drawUp(board)).rows[0]?.distinct === made, PATIENCE)
    await vi.waitFor(
      async () => expect(await ledgers.check(board, TURNED)).toMatchObject([{ state: 'holds' }]),
      PATIENCE,
    )
    expect(await latestIn(contents)).toEqual(newestOf(await statusesIn(topic)))
  },
)

test('behind a retry topic the order is lost; who heeds versions ends right all the same', async () => {
  const board = await freshBoard(kafka, RETRIED)
  const { runner, contents, run } = openStores(kafka, board)
  await runner.start(board)
  await runner.burst(board, 'made', COUNT)
  await vi.waitUntil(() => (run('tracker')?.processed ?? 0) >= COUNT, PATIENCE)
  const done = await statusesIn(`${board.prefix}done`)
  const isOvertaken = ({ order, n }: Status, at: number) =>
    done.slice(0, at).some((earlier) => earlier.order === order && earlier.n > n)
  expect(done).toHaveLength(COUNT)
  expect(done.some(isOvertaken)).toBe(true)
  expect(await latestIn(contents)).toEqual(newestOf(done))
})

type Status = { readonly order: string; readonly n: number }

/** In the order of their partitions. */
const statusesIn = async (topic: string): Promise<readonly Status[]> =>
  (await createTopicReading(kafka).recordsOf(topic)).map(({ value }) => JSON.parse(String(value)))

const newestOf = (statuses: readonly Status[]) =>
  Object.fromEntries([...statuses].sort((a, b) => a.n - b.n).map(({ order, n }) => [order, n]))

async function latestIn(contents: ReturnType<typeof openStores>['contents']) {
  const { entries } = await contents('latest')
  return Object.fromEntries(entries.map(({ key, value }) => [key, JSON.parse(value).n]))
}

const TURNED = [{ id: 'order', expect: 'inversions("tracker") > 0' }]
