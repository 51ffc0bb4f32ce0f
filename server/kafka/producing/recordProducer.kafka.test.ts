import { Kafka as KafkajsClient, logLevel, Partitioners } from 'kafkajs'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connectKafka } from '../kafkajsKafka'
import type { Kafka } from '../port'
import { freshName, freshTopic, numbered, text } from '../topicsForTests'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'test' })
})
afterAll(() => kafka.close())

async function valuesIn(topic: string, partition = 0): Promise<(string | null)[]> {
  const chunk = await kafka.reader.read({ topic, partition, from: 0n, maxRecords: 10_000, maxBytes: 8 * 1024 * 1024 })
  return chunk.records.map(text)
}

describe('the producer', () => {
  test('keeps the order of what is sent without waiting', async () => {
    const topic = await freshTopic(kafka)
    const sent = await Promise.all(numbered(1000).map((record) => kafka.producer.send({ ...record, topic })))
    expect(sent.map(({ offset }) => offset)).toEqual(Array.from({ length: 1000 }, (_, index) => BigInt(index)))
    expect(await valuesIn(topic)).toEqual(numbered(1000).map(text))
  })

  test('puts a key into the partition that other clients put it into, and spreads records without one', async () => {
    const topic = await freshTopic(kafka, 5)
    const keys = ['', 'a', 'order-1', 'ключ', '🔑', 'x'.repeat(300)]
    const partitionOf = Partitioners.DefaultPartitioner()
    const partitionMetadata = [0, 1, 2, 3, 4].map((partitionId) => ({
      partitionId,
      leader: 1,
      partitionErrorCode: 0,
      replicas: [],
      isr: [],
    }))
    for (const key of keys) {
      const { partition } = await kafka.producer.send({ topic, key: Buffer.from(key), value: null, headers: [] })
      expect([key, partition]).toEqual([key, partitionOf({ topic, partitionMetadata, message: { key, value: null } })])
    }
    const plain = { topic, key: null, value: null, headers: [] }
    const sent = await Promise.all([1, 2, 3, 4, 5].map(() => kafka.producer.send(plain)))
    expect(sent.map(({ partition }) => partition).sort()).toEqual([0, 1, 2, 3, 4])
  })

  test('writes batches that another client reads as they are', async () => {
    const topic = await freshTopic(kafka)
    await kafka.producer.send({
      topic,
      key: Buffer.from('k'),
      value: Buffer.from('v'),
      headers: [
        ['h', '1'],
        ['h', 'ü'],
      ],
    })
    const consumer = new KafkajsClient({ brokers: inject('brokers'), logLevel: logLevel.NOTHING }).consumer({
      groupId: freshName('group'),
    })
    await consumer.connect()
    await consumer.subscribe({ topic, fromBeginning: true })
    const message = await new Promise((resolve) => {
      void consumer.run({ eachMessage: async ({ message }) => resolve(message) })
    })
    await consumer.disconnect()
    expect(message).toMatchObject({
      key: Buffer.from('k'),
      value: Buffer.from('v'),
      headers: { h: [Buffer.from('1'), Buffer.from('ü')] },
    })
  })

  test('parts a batch that is too large together and refuses only the record that is too large alone', async () => {
    const topic = await freshTopic(kafka, 1, { 'max.message.bytes': '1000' })
    const sizes = [400, 400, 2000, 400]
    const sent = sizes.map((size) =>
      kafka.producer.send({ topic, key: null, value: Buffer.alloc(size, 'x'), headers: [] }),
    )
    const outcomes = await Promise.allSettled(sent)
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(outcomes[2]).toMatchObject({ reason: { code: 'tooLarge' } })
    expect((await valuesIn(topic)).map((value) => value?.length)).toEqual([400, 400, 400])
  })

  test('creates no topic, and a topic that is not there holds up no other', async () => {
    const topic = await freshTopic(kafka)
    const nowhere = freshName('nowhere')
    const lost = kafka.producer.send({ topic: nowhere, key: null, value: null, headers: [] })
    await expect(kafka.producer.send({ topic, key: null, value: null, headers: [] })).resolves.toEqual({
      partition: 0,
      offset: 0n,
    })
    await expect(lost).rejects.toMatchObject({ code: 'unknownTopic' })
    expect((await kafka.admin.describeCluster([nowhere])).topics.size).toBe(0)
    await expect(
      kafka.producer.send({ topic, partition: 4, key: null, value: null, headers: [] }),
    ).rejects.toMatchObject({ code: 'invalidPartitions' })
  })
})
