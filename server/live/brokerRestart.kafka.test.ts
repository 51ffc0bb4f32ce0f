import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { tilingProblems } from '../../shared/protocol/frameTiling'
import { startOwnBroker } from '../kafka/embedded/ownBrokerForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshTopic, numbered } from '../kafka/topicsForTests'
import { accountOf, createViewerForTests, upTo } from './hubForTests'
import { createLiveHub } from './liveHub'
import type { LiveHub } from './port'

let broker: Awaited<ReturnType<typeof startOwnBroker>>
let kafka: Kafka
let hub: LiveHub
beforeAll(async () => {
  broker = await startOwnBroker(inject('cacheFolder'))
  kafka = connectKafka({ brokers: broker.brokers, clientId: 'live-hub-test' })
  hub = createLiveHub({ reader: kafka.reader })
})
afterAll(async () => {
  await hub?.close()
  await kafka?.close()
  await broker?.stop()
})

const PATIENCE = { timeout: 40_000, interval: 50 }

test('viewers are told that the broker is away, and see every record from before and after', async () => {
  const topic = await freshTopic(kafka)
  const { viewer, frames } = createViewerForTests('ann', hub)
  await hub.watch(viewer, [{ topic, tail: 0 }])
  await kafka.producer.sendBatch(topic, numbered(300))
  const views = new Set<string>()
  const looking = setInterval(() => views.add(hub.counters([topic])[0]?.view.kind ?? ''), 20)
  const restarted = broker.restart()
  const sending = kafka.producer.sendBatch(topic, numbered(200))
  await restarted
  await sending
  const end = Number((await kafka.reader.offsets(topic))[0]?.end)
  expect(end).toBeGreaterThanOrEqual(500)
  await vi.waitUntil(() => accountOf(frames, 0).all.length >= end, PATIENCE)
  await vi.waitUntil(() => hub.counters([topic])[0]?.view.kind === 'live', PATIENCE)
  clearInterval(looking)

  expect(accountOf(frames, 0)).toMatchObject({ shown: upTo(end), skipped: [] })
  expect(tilingProblems(frames)).toEqual([])
  expect(new Set(frames.map(({ incarnation }) => incarnation)).size).toBe(1)
  expect(views).toContain('reconnecting')
})
