import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connectKafka } from '../kafkajsKafka'
import type { Kafka } from '../port'
import { freshName, freshTopic, numbered } from '../topicsForTests'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'test' })
})
afterAll(() => kafka.close())

const create = (overrides: {
  name?: string
  partitions?: number
  replication?: number
  configs?: ReadonlyMap<string, string>
}) =>
  kafka.admin.createTopic({ name: freshName('topic'), partitions: 1, replication: 1, configs: new Map(), ...overrides })

describe('the admin', () => {
  test('creates topics that take records at once', async () => {
    for (let round = 0; round < 5; round++) {
      const topic = await freshTopic(kafka, 6)
      const sent = await Promise.all(
        [0, 1, 2, 3, 4, 5].map((partition) =>
          kafka.producer.send({ topic, partition, key: null, value: null, headers: [] }),
        ),
      )
      expect(sent).toEqual([0, 1, 2, 3, 4, 5].map((partition) => ({ partition, offset: 0n })))
    }
  })

  test('describes topics with the configs that are their own', async () => {
    const topic = await freshTopic(kafka, 3, { 'retention.ms': '60000' })
    const { brokers, topics } = await kafka.admin.describeCluster([topic, freshName('nowhere'), 'not a name'])
    expect(brokers).toBeGreaterThan(0)
    expect(topics).toEqual(
      new Map([
        [
          topic,
          {
            name: topic,
            partitions: 3,
            replication: 1,
            configs: new Map([['retention.ms', '60000']]),
            id: expect.stringMatching(/^[0-9a-f]{32}$/),
          },
        ],
      ]),
    )
    const all = await kafka.admin.describeCluster()
    expect(all.topics.get(topic)).toEqual(topics.get(topic))
    expect([...all.topics.keys()].filter((name) => name.startsWith('__'))).not.toContain('__consumer_offsets')
    const survey = await kafka.admin.surveyCluster()
    expect(survey.brokers).toHaveLength(brokers)
    expect(survey.clusterId).not.toBe('')
    expect(await kafka.admin.clusterId()).toBe(survey.clusterId)
  })

  test('changes one setting and leaves the others', async () => {
    const topic = await freshTopic(kafka, 1, {
      'retention.ms': '60000',
      'segment.ms': '50000',
      'max.message.bytes': '5000',
    })
    await kafka.admin.setConfigs(
      topic,
      new Map([
        ['retention.ms', '70000'],
        ['segment.ms', null],
      ]),
    )
    const { topics } = await kafka.admin.describeCluster([topic])
    expect(topics.get(topic)?.configs).toEqual(
      new Map([
        ['max.message.bytes', '5000'],
        ['retention.ms', '70000'],
      ]),
    )
  })

  test('adds partitions that take records at once', async () => {
    const topic = await freshTopic(kafka, 1)
    await kafka.producer.sendBatch(topic, numbered(1))
    await kafka.admin.addPartitions(topic, 4)
    const sent = await kafka.producer.send({ topic, partition: 3, key: null, value: null, headers: [] })
    expect(sent).toEqual({ partition: 3, offset: 0n })
  })

  test('tells what a topic takes on disk, which grows by what is written and not by what is read', async () => {
    const topic = await freshTopic(kafka, 2)
    const sizes = async () => (await kafka.admin.sizesOf(topic)).map(({ bytes }) => bytes)
    expect(await sizes()).toEqual([0, 0])
    const value = randomBytes(1000)
    const records = Array.from({ length: 100 }, () => ({ partition: 1, key: null, value, headers: [] }))
    await kafka.producer.sendBatch(topic, records)
    const [empty, filled = 0] = await sizes()
    expect(empty).toBe(0)
    expect(filled).toBeGreaterThan(100_000)
    expect(filled).toBeLessThan(110_000)
    await kafka.reader.read({ topic, partition: 1, from: 0n, maxRecords: 100, maxBytes: 1_000_000 })
    expect(await kafka.admin.sizesOf(topic)).toEqual([
      { partition: 0, bytes: 0, allCopies: 0 },
      { partition: 1, bytes: filled, allCopies: filled },
    ])
    await expect(kafka.admin.sizesOf(freshName('nowhere'))).rejects.toMatchObject({ code: 'unknownTopic' })
  })

  test('says in words what cannot be', async () => {
    const topic = await freshTopic(kafka, 2)
    await expect(create({ name: topic })).rejects.toMatchObject({ name: 'KafkaProblem', code: 'topicExists' })
    await expect(create({ name: 'no good name' })).rejects.toMatchObject({ code: 'invalidName' })
    await expect(create({ replication: 30 })).rejects.toMatchObject({ code: 'invalidReplication' })
    await expect(create({ configs: new Map([['retention.ms', 'soon']]) })).rejects.toMatchObject({
      code: 'invalidConfig',
      message: expect.stringContaining('retention.ms'),
    })
    await expect(kafka.admin.addPartitions(topic, 1)).rejects.toMatchObject({ code: 'invalidPartitions' })
    await expect(kafka.admin.setConfigs(topic, new Map([['no.such.setting', 'x']]))).rejects.toMatchObject({
      code: 'invalidConfig',
    })
    await expect(kafka.admin.addPartitions(freshName('nowhere'), 2)).rejects.toMatchObject({ code: 'unknownTopic' })
    await expect(kafka.admin.setConfigs(freshName('nowhere'), new Map([['retention.ms', '1']]))).rejects.toMatchObject({
      code: 'unknownTopic',
    })
  })
})

describe('a cluster that is not there', () => {
  test('is unreachable, and there after a reconnect', async () => {
    const elsewhere = connectKafka({ brokers: ['127.0.0.1:1'], clientId: 'test' })
    expect(await elsewhere.ping()).toBe(false)
    await expect(elsewhere.admin.describeCluster()).rejects.toMatchObject({ code: 'unreachable', retriable: true })
    await elsewhere.reconnect(inject('brokers'))
    expect(await elsewhere.ping()).toBe(true)
    expect(elsewhere.brokers).toEqual(inject('brokers'))
    await elsewhere.close()
    await elsewhere.close()
    await expect(elsewhere.admin.describeCluster()).rejects.toMatchObject({ code: 'unreachable' })
  })
})
