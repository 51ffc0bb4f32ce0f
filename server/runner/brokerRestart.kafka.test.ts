import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { startOwnBroker } from '../kafka/embedded/ownBrokerForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import type { Runner } from './port'
import { createRunner } from './runner'
import { boardFrom, SOCIAL } from './runnerForTests'
import { createTopicReading } from './topicReadingForTests'

let broker: Awaited<ReturnType<typeof startOwnBroker>>
let kafka: Kafka
let runner: Runner
beforeAll(async () => {
  broker = await startOwnBroker(inject('cacheFolder'))
  kafka = connectKafka({ brokers: broker.brokers, clientId: 'runner-test' })
  runner = createRunner({ kafka })
})
afterAll(async () => {
  await runner?.close()
  await kafka?.close()
  await broker?.stop()
})

const PATIENCE = { timeout: 40_000, interval: 50 }
const runOf = (serviceId: string) => runner.runs('social').find((run) => run.serviceId === serviceId)

test('a running group says that the broker is away, all services go on by themselves and lose nothing', async () => {
  const { numbersIn } = createTopicReading(kafka)
  for (const name of ['posts', 'notifications']) {
    await kafka.admin.createTopic({ name, partitions: 3, replication: 1, configs: new Map() })
  }
  const errors = new Set<string | undefined>()
  runner.onChange(() => errors.add(runOf('s2')?.lastError))
  await runner.start(boardFrom(SOCIAL.replace('rate: 10', 'rate: 100')))
  await vi.waitUntil(() => (runOf('s2')?.produced ?? 0) > 100, PATIENCE)
  await broker.restart()
  const before = runOf('s2')?.produced ?? 0
  await vi.waitUntil(() => (runOf('s2')?.produced ?? 0) > before + 100, PATIENCE)
  await vi.waitUntil(() => runner.runs('social').every(({ lastError }) => lastError === undefined), PATIENCE)
  expect(runner.runs('social').map(({ state }) => state)).toEqual(['running', 'running'])
  await runner.stop('social', ['s1'])
  const posts = new Set(await numbersIn('posts', 'n'))
  await vi.waitUntil(async () => new Set(await numbersIn('notifications', 'about')).size >= posts.size, PATIENCE)
  await runner.stop('social')

  expect([...posts]).toEqual(Array.from(posts, (_, index) => index + 1))
  expect(new Set(await numbersIn('notifications', 'about'))).toEqual(posts)
  expect([...errors].join()).toContain('The group fan-out lost its connection and is trying again: ')
})
