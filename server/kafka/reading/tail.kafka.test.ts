import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { connectKafka } from '../kafkajsKafka'
import type { Chunk, Kafka, TailState } from '../port'
import { connectStranger, type Stranger } from '../strangerForTests'
import { freshName, freshTopic, numbered, text } from '../topicsForTests'

let kafka: Kafka
let stranger: Stranger
beforeAll(async () => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'test' })
  stranger = await connectStranger(inject('brokers'))
})
afterAll(async () => {
  await stranger.close()
  await kafka.close()
})

const PATIENCE = { timeout: 20_000, interval: 20 }

function tailOf(topic: string, from: ReadonlyMap<number, bigint> = new Map()) {
  const chunks: Chunk[] = []
  const states: TailState['kind'][] = []
  const tail = kafka.reader.tail({
    topic,
    from,
    onChunk: (chunk) => void chunks.push(chunk),
    onState: ({ kind }) => states.push(kind),
  })
  const records = () => chunks.flatMap((chunk) => chunk.records)
  const isLive = () => vi.waitFor(() => expect(states.at(-1)).toBe('live'), PATIENCE)
  return { tail, chunks, states, records, isLive, values: () => records().map(text) }
}

describe('a tail', () => {
  test('sees every record once and in order, and its chunks tile each partition', async () => {
    const topic = await freshTopic(kafka, 3)
    const seen = tailOf(topic, new Map([0, 1, 2].map((partition) => [partition, 0n])))
    for (let batch = 0; batch < 10; batch++) await kafka.producer.sendBatch(topic, numbered(500, `batch ${batch}`))
    await vi.waitFor(() => expect(seen.records()).toHaveLength(5000), PATIENCE)
    await seen.tail.stop()

    for (const { partition, end } of await kafka.reader.offsets(topic)) {
      const chunks = seen.chunks.filter((chunk) => chunk.partition === partition)
      const offsets = chunks.flatMap(({ records }) => records.map(({ offset }) => offset))
      expect(offsets).toEqual(Array.from({ length: Number(end) }, (_, offset) => BigInt(offset)))
      expect([0n, ...chunks.map(({ to }) => to)]).toEqual([...chunks.map(({ from }) => from), end])
    }
    expect(seen.states).toEqual(['starting', 'live'])
  })

  test('begins at the end of partitions that are not named', async () => {
    const topic = await freshTopic(kafka, 2)
    await kafka.producer.sendBatch(topic, [...numbered(3, 'old', 0), ...numbered(3, 'old', 1)])
    const seen = tailOf(topic, new Map([[1, 2n]]))
    await seen.isLive()
    await kafka.producer.send({ topic, partition: 0, key: null, value: Buffer.from('new'), headers: [] })
    await vi.waitFor(() => expect(seen.values()).toEqual(['old 2', 'new']), PATIENCE)
    await seen.tail.stop()
  })

  test('waits with the next fetch for the one who takes the chunks', async () => {
    const topic = await freshTopic(kafka)
    let inHand = 0
    let most = 0
    let count = 0
    const tail = kafka.reader.tail({
      topic,
      from: new Map([[0, 0n]]),
      async onChunk({ records }) {
        most = Math.max(most, ++inHand)
        await new Promise((resolve) => setTimeout(resolve, 5))
        inHand--
        count += records.length
      },
      onState: () => {},
    })
    for (let batch = 0; batch < 20; batch++) await kafka.producer.sendBatch(topic, numbered(10))
    await vi.waitFor(() => expect(count).toBe(200), PATIENCE)
    await tail.stop()
    expect(most).toBe(1)
  })

  test('reads partitions that are added, from their beginning', async () => {
    const topic = await freshTopic(kafka)
    const seen = tailOf(topic)
    await seen.isLive()
    await kafka.admin.addPartitions(topic, 3)
    await kafka.producer.sendBatch(topic, [...numbered(2, 'one', 1), ...numbered(2, 'two', 2)])
    await vi.waitFor(() => expect(seen.values().sort()).toEqual(['one 0', 'one 1', 'two 0', 'two 1']), PATIENCE)
    await seen.tail.stop()
  })

  test('says when the topic is gone and comes back with a new one of the same name, from its beginning', async () => {
    const topic = await freshTopic(kafka)
    await kafka.producer.sendBatch(topic, numbered(10, 'old'))
    const seen = tailOf(topic, new Map([[0, 8n]]))
    await vi.waitFor(() => expect(seen.values()).toEqual(['old 8', 'old 9']), PATIENCE)
    await stranger.deleteTopic(topic)
    await vi.waitFor(() => expect(seen.states.at(-1)).toBe('missing'), PATIENCE)
    await kafka.admin.createTopic({ name: topic, partitions: 1, replication: 1, configs: new Map() })
    await kafka.producer.sendBatch(topic, numbered(12, 'new'))
    await vi.waitFor(() => expect(seen.records()).toHaveLength(14), PATIENCE)
    expect(seen.values().slice(2)).toEqual(numbered(12, 'new').map(text))
    expect(seen.states).toEqual(['starting', 'live', 'missing', 'live'])
    await seen.tail.stop()
  })

  test('notices a topic that was made anew behind its back, however many records it has', async () => {
    const topic = await freshTopic(kafka)
    await kafka.producer.sendBatch(topic, numbered(3, 'old'))
    const seen = tailOf(topic, new Map([[0, 0n]]))
    await vi.waitFor(() => expect(seen.values()).toHaveLength(3), PATIENCE)
    await stranger.deleteTopic(topic)
    await kafka.admin.createTopic({ name: topic, partitions: 1, replication: 1, configs: new Map() })
    await kafka.producer.sendBatch(topic, numbered(5, 'new'))
    await vi.waitFor(() => expect(seen.values().slice(-5)).toEqual(numbered(5, 'new').map(text)), PATIENCE)
    expect(seen.states).toContain('missing')
    await seen.tail.stop()
  })

  test('names what has expired before it could be read', async () => {
    const topic = await freshTopic(kafka)
    await kafka.producer.sendBatch(topic, numbered(10))
    await stranger.deleteRecords(topic, '7')
    const seen = tailOf(topic, new Map([[0, 2n]]))
    await vi.waitFor(() => expect(seen.values()).toEqual(['record 7', 'record 8', 'record 9']), PATIENCE)
    expect(seen.chunks.flatMap(({ gaps }) => gaps)).toEqual([{ from: 2n, to: 7n, why: 'expired' }])
    await seen.tail.stop()
  })

  test('names what was cut off and goes on at the end', async () => {
    const topic = await freshTopic(kafka)
    await kafka.producer.sendBatch(topic, numbered(3))
    const seen = tailOf(topic, new Map([[0, 9n]]))
    await vi.waitFor(() => expect(seen.chunks).toHaveLength(1), PATIENCE)
    await kafka.producer.sendBatch(topic, numbered(1, 'next'))
    await vi.waitFor(() => expect(seen.values()).toEqual(['next 0']), PATIENCE)
    expect(seen.chunks[0]?.gaps).toEqual([{ from: 3n, to: 9n, why: 'truncated' }])
    await seen.tail.stop()
  })

  test('shows no record of an aborted transaction and none before its commit', async () => {
    const topic = await freshTopic(kafka)
    const producer = stranger.client.producer({
      transactionalId: freshName('tx'),
      idempotent: true,
      maxInFlightRequests: 1,
    })
    await producer.connect()
    const seen = tailOf(topic, new Map([[0, 0n]]))
    for (const [value, end] of [
      ['aborted', 'abort'],
      ['committed', 'commit'],
      ['aborted too', 'abort'],
    ] as const) {
      const transaction = await producer.transaction()
      await transaction.send({ topic, messages: [{ value }] })
      await transaction[end]()
    }
    await producer.disconnect()
    await kafka.producer.send({ topic, key: null, value: Buffer.from('plain'), headers: [] })
    await vi.waitFor(() => expect(seen.values()).toEqual(['committed', 'plain']), PATIENCE)
    expect(seen.chunks.at(-1)?.to).toBe(7n)
    await seen.tail.stop()
  })

  test('leaves no group on the cluster', async () => {
    const otherAdmin = stranger.client.admin()
    await otherAdmin.connect()
    const topic = await freshTopic(kafka)
    const before = (await otherAdmin.listGroups()).groups.map(({ groupId }) => groupId)
    for (let cycle = 0; cycle < 5; cycle++) {
      const seen = tailOf(topic)
      await seen.isLive()
      await seen.tail.stop()
    }
    const after = (await otherAdmin.listGroups()).groups.map(({ groupId }) => groupId)
    await otherAdmin.disconnect()
    expect(after.filter((group) => !before.includes(group) && group.includes(topic))).toEqual([])
  })

  test('of a topic that does not exist is missing, and its stop is not held up', async () => {
    const seen = tailOf(freshName('nowhere'))
    await vi.waitFor(() => expect(seen.states).toEqual(['starting', 'missing']), PATIENCE)
    await seen.tail.stop()
  })
})
