import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshName } from '../kafka/topicsForTests'
import type { Runner } from './port'
import { createRunner } from './runner'

let kafka: Kafka
let runner: Runner
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'heavy-test' })
  runner = createRunner({ kafka })
})
afterAll(async () => {
  await runner.close()
  await kafka.close()
})

const PATIENCE = { timeout: 60_000, interval: 20 }
const RECORDS = 150
const FOR_EVER = 'value.map(a, value.map(b, value.map(c, a))).size() > 0'

const drawn = (services: string, connections: string) =>
  boardOf(`streamboard: 1
services:
${services}
topics:
  - { id: posts, name: posts }
  - { id: kept, name: kept }
connections:
${connections}
`)
const THINKERS = drawn(
  '  - { id: thinker, name: Thinker, retries: 0 }',
  `  - { id: c1, kind: subscribes, from: posts, to: thinker, group: thinker }
  - { id: c2, kind: produces, from: thinker, to: kept, when: input, where: "${FOR_EVER}" }`,
)
const NEIGHBOURS = drawn(
  '  - { id: maker, name: Maker }\n  - { id: friend, name: Friend }',
  `  - { id: c3, kind: produces, from: maker, to: kept, rate: 50, value: x }
  - { id: c4, kind: subscribes, from: kept, to: friend, group: friend }`,
)

const runOf = (boardId: string, id: string) => runner.runs(boardId).find(({ serviceId }) => serviceId === id)
const processed = (boardId: string, id: string) => runOf(boardId, id)?.processed ?? 0

test('expressions that would run for ever are a sentence for each record, are throttled, and leave the neighbours their turns', async () => {
  const prefix = `${freshName('heavy')}.`
  for (const name of ['posts', 'kept'])
    await kafka.admin.createTopic({ name: prefix + name, partitions: 1, replication: 1, configs: new Map() })
  const value = Buffer.from(JSON.stringify(Array.from({ length: 1_000 }, (_, n) => n)))
  const posts = Array.from({ length: RECORDS }, () => ({ key: null, value, headers: [] }))
  await kafka.producer.sendBatch(`${prefix}posts`, posts)
  const board = { prefix, mayProduceTo: () => true }
  await runner.start({ ...board, boardId: 'neighbours', topology: NEIGHBOURS })
  await vi.waitUntil(() => processed('neighbours', 'friend') > 0, PATIENCE)
  const before = processed('neighbours', 'friend')
  await runner.start({ ...board, boardId: 'thinkers', topology: THINKERS })
  await vi.waitUntil(() => runOf('thinkers', 'thinker')?.throttled, PATIENCE)
  expect(runOf('thinkers', 'thinker')?.throttled).toMatch(
    /^The expressions of this board may take 500 ms of each second/,
  )
  await vi.waitUntil(() => processed('thinkers', 'thinker') >= RECORDS, PATIENCE)
  expect(runOf('thinkers', 'thinker')).toMatchObject({
    parked: RECORDS,
    lastError: expect.stringContaining('This takes too much work for one record.'),
  })
  // Without a limit it has them all behind it before anybody else has had a turn.
  expect(processed('neighbours', 'friend') - before).toBeGreaterThan(20)
})
