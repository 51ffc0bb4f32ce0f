import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { startOwnBroker } from '../embedded/ownBrokerForTests'
import { connectKafka } from '../kafkajsKafka'
import type { Kafka, KafkaRecord } from '../port'
import { text } from '../topicsForTests'

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

test('reads a topic whose name means something to JavaScript without hurting another', async () => {
  for (const topic of ['constructor', 'toString', 'hasOwnProperty', '__proto__']) {
    await kafka.admin.createTopic({ name: topic, partitions: 1, replication: 1, configs: new Map() })
    const records: KafkaRecord[] = []
    const tail = kafka.reader.tail({
      topic,
      from: new Map([[0, 0n]]),
      onChunk: (chunk) => void records.push(...chunk.records),
      onState: () => {},
    })
    await kafka.producer.send({ topic, key: null, value: Buffer.from(topic), headers: [['__proto__', 'x']] })
    await vi.waitFor(() => expect(records.map(text)).toEqual([topic]), { timeout: 20_000, interval: 20 })
    expect(records[0]?.headers).toEqual([['__proto__', Buffer.from('x')]])
    await tail.stop()
  }
})
