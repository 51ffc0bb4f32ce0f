import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { startOwnBroker } from './embedded/ownBrokerForTests'
import { connectKafka } from './kafkajsKafka'
import type { Kafka, MembershipState, TailState } from './port'
import { freshName, freshTopic, text } from './topicsForTests'

let broker: Awaited<ReturnType<typeof startOwnBroker>>
let kafka: Kafka
beforeAll(async () => {
  broker = await startOwnBroker(inject('cacheFolder'))
  kafka = connectKafka({ brokers: broker.brokers, clientId: 'test' })
})
afterAll(async () => {
  await kafka?.close()
  await broker?.stop()
})

test('nothing is lost and everything comes back by itself when the broker is restarted', async () => {
  const topic = await freshTopic(kafka, 2)
  const group = freshName('group')
  const [seen, handled]: [string[], string[]] = [[], []]
  const tailStates: TailState['kind'][] = []
  const memberStates: MembershipState['kind'][] = []
  const tail = kafka.reader.tail({
    topic,
    from: new Map([
      [0, 0n],
      [1, 0n],
    ]),
    onChunk: ({ records }) => void seen.push(...records.map((record) => text(record) ?? '')),
    onState: ({ kind }) => tailStates.push(kind),
  })
  const membership = await kafka.join({
    group,
    clientId: 'member',
    topics: [topic],
    start: 'earliest',
    handle: async (record) => void handled.push(text(record) ?? ''),
    onState: ({ kind }) => memberStates.push(kind),
  })

  const acknowledged: Promise<unknown>[] = []
  let isSending = true
  const sending = (async () => {
    for (let number = 0; isSending; number++) {
      acknowledged.push(kafka.producer.send({ topic, key: null, value: Buffer.from(String(number)), headers: [] }))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })()
  await vi.waitFor(() => expect(handled.length).toBeGreaterThan(50), PATIENCE)
  await broker.restart()
  await vi.waitFor(() => expect([tailStates.at(-1), memberStates.at(-1)]).toEqual(['live', 'running']), PATIENCE)
  isSending = false
  await sending
  await Promise.all(acknowledged)

  const all = acknowledged.map((_, number) => String(number)).sort()
  await vi.waitFor(() => expect([...new Set(seen)].sort()).toEqual(all), PATIENCE)
  await vi.waitFor(() => expect([...new Set(handled)].sort()).toEqual(all), PATIENCE)
  expect(tailStates).toContain('reconnecting')
  expect(memberStates).toContain('reconnecting')
  const records = (await kafka.reader.offsets(topic)).reduce((sum, { end }) => sum + Number(end), 0)
  expect(seen).toHaveLength(records)
  await membership.leave()
  await tail.stop()
})

const PATIENCE = { timeout: 40_000, interval: 50 }

test('members leave within their bound when the broker does not come back, whatever they have in hand', async () => {
  const topic = await freshTopic(kafka, 2)
  await kafka.producer.send({ topic, partition: 0, key: null, value: Buffer.from('stuck'), headers: [] })
  const states: MembershipState['kind'][] = []
  const handled: string[] = []
  const members = [freshName('group'), freshName('group')].map((group) =>
    kafka.join({
      group,
      clientId: 'member',
      topics: [topic],
      start: 'earliest',
      async handle(record) {
        handled.push(text(record) ?? '')
        await new Promise(() => {})
      },
      onState: ({ kind }) => states.push(kind),
    }),
  )
  const [first, second] = await Promise.all(members)
  await vi.waitFor(() => expect(handled).toEqual(['stuck', 'stuck']), PATIENCE)
  await broker.stop()
  // One leaves before it has noticed, one after.
  const leaving = first?.leave()
  await vi.waitFor(() => expect(states).toContain('reconnecting'), PATIENCE)
  await Promise.all([leaving, second?.leave()])
  expect(states.filter((kind) => kind === 'stopped')).toHaveLength(2)
}, 40_000)
