import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { connectStranger } from '../kafka/strangerForTests'
import { freshName } from '../kafka/topicsForTests'
import type { Runner } from './port'
import { createRunner } from './runner'

let kafka: Kafka
let runner: Runner
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'deleted-test' })
  runner = createRunner({ kafka })
})
afterAll(async () => {
  await runner.close()
  await kafka.close()
})

const PATIENCE = { timeout: 40_000, interval: 50 }
const run = (id: string) => runner.runs('board').find(({ serviceId }) => serviceId === id)

test('a topic that is deleted under running services is named by them alone, and they go on when it is back', async () => {
  const prefix = `${freshName('deleted')}.`
  const create = (name: string) =>
    kafka.admin.createTopic({ name: prefix + name, partitions: 1, replication: 1, configs: new Map() })
  await Promise.all(['gone', 'kept'].map(create))
  await runner.start({
    boardId: 'board',
    prefix,
    mayProduceTo: () => true,
    topology: boardOf(`streamboard: 1
name: Deleted
services:
  - { id: maker, name: Maker }
  - { id: reader, name: Reader }
  - { id: other, name: Other maker }
  - { id: friend, name: Other reader }
topics:
  - { id: gone, name: gone }
  - { id: kept, name: kept }
connections:
  - { id: c1, kind: produces, from: maker, to: gone, rate: 20, value: x }
  - { id: c2, kind: subscribes, from: gone, to: reader, group: reader }
  - { id: c3, kind: produces, from: other, to: kept, rate: 20, value: x }
  - { id: c4, kind: subscribes, from: kept, to: friend, group: friend }
`),
  })
  await vi.waitUntil(() => (run('reader')?.processed ?? 0) > 5, PATIENCE)
  const stranger = await connectStranger(inject('brokers'))
  await stranger.deleteTopic(`${prefix}gone`)
  await stranger.close()
  await vi.waitUntil(() => run('maker')?.state === 'failed' && run('reader')?.lastError, PATIENCE)
  expect(run('maker')?.lastError).toContain(`There is no topic ${prefix}gone`)
  expect(run('reader')?.lastError).toContain(`${prefix}gone`)
  const before = run('friend')?.processed ?? 0
  await vi.waitUntil(() => (run('friend')?.processed ?? 0) > before + 20, PATIENCE)
  expect([run('other')?.lastError, run('friend')?.lastError]).toEqual([undefined, undefined])

  await create('gone')
  await vi.waitUntil(() => run('maker')?.state === 'running', PATIENCE)
  await vi.waitUntil(() => run('reader')?.state === 'running' && (run('reader')?.rateIn ?? 0) > 0, PATIENCE)
  // What the old topic had and nobody read any more is named on.
  await vi.waitUntil(() => /^(|\d+ records? skipped: .*)$/.test(run('reader')?.lastError ?? ''), PATIENCE)
})
