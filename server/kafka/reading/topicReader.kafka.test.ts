import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connectKafka } from '../kafkajsKafka'
import type { Kafka, ReadRequest } from '../port'
import { freshName, freshTopic, numbered, text } from '../topicsForTests'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'test' })
})
afterAll(() => kafka.close())

const MUCH = { maxRecords: 10_000, maxBytes: 8 * 1024 * 1024 }
const read = (request: Pick<ReadRequest, 'topic' | 'from'> & Partial<ReadRequest>) =>
  kafka.reader.read({ partition: 0, ...MUCH, ...request })

describe('reading', () => {
  test('tells the first and next offset of every partition', async () => {
    const topic = await freshTopic(kafka, 2)
    await kafka.producer.sendBatch(topic, numbered(3, 'record', 1))
    const offsets = await kafka.reader.offsets(topic)
    expect(offsets.map(({ partition, begin, end }) => ({ partition, begin, end }))).toEqual([
      { partition: 0, begin: 0n, end: 0n },
      { partition: 1, begin: 0n, end: 3n },
    ])
    await expect(kafka.reader.offsets(freshName('nowhere'))).rejects.toMatchObject({ code: 'unknownTopic' })
  })

  test('finds the first offset at or after a time', async () => {
    const topic = await freshTopic(kafka, 2)
    await kafka.producer.sendBatch(topic, numbered(2, 'record', 0))
    const { records } = await read({ topic, from: 0n })
    const at = Number(records[0]?.timestamp)
    expect(await kafka.reader.offsetsAt(topic, at)).toEqual(
      new Map([
        [0, 0n],
        [1, 0n],
      ]),
    )
    expect(await kafka.reader.offsetsAt(topic, at + 3_600_000)).toEqual(
      new Map([
        [0, 2n],
        [1, 0n],
      ]),
    )
  })

  test('gives the last records and no more than asked for', async () => {
    const topic = await freshTopic(kafka)
    for (let batch = 0; batch < 5; batch++) await kafka.producer.sendBatch(topic, numbered(1000, `batch ${batch}`))
    const last = await read({ topic, from: 4900n, maxRecords: 100 })
    expect(last.records.map(({ offset }) => offset)).toEqual(
      Array.from({ length: 100 }, (_, index) => BigInt(4900 + index)),
    )
    expect([last.from, last.to, last.end]).toEqual([4900n, 5000n, 5000n])

    const ten = await read({ topic, from: 995n, maxRecords: 10 })
    expect(ten.records.map(text)).toEqual([
      ...numbered(1000, 'batch 0').slice(995).map(text),
      ...numbered(5, 'batch 1').map(text),
    ])
    expect(ten.to).toBe(1005n)
    expect(await read({ topic, from: 10n, to: 12n })).toMatchObject({
      from: 10n,
      to: 12n,
      records: [{ offset: 10n }, { offset: 11n }],
    })
  })

  test('stops at the bytes asked for, yet gives one record whatever its size', async () => {
    const topic = await freshTopic(kafka)
    const record = { key: null, value: Buffer.alloc(1000, 'x'), headers: [] }
    await kafka.producer.sendBatch(topic, [record, record, record])
    expect(await read({ topic, from: 0n, maxBytes: 2500 })).toMatchObject({ to: 2n, records: [{}, {}] })
    expect(await read({ topic, from: 1n, maxBytes: 10 })).toMatchObject({ to: 2n, records: [{ offset: 1n }] })
  })

  test('finds nothing at and past the end', async () => {
    const topic = await freshTopic(kafka)
    await kafka.producer.sendBatch(topic, numbered(2))
    for (const from of [2n, 50n])
      expect(await read({ topic, from })).toEqual({ partition: 0, from, to: from, records: [], gaps: [], end: 2n })
    await expect(read({ topic, from: 0n, partition: 7 })).rejects.toMatchObject({ code: 'unknownTopic' })
  })

  test.each(['gzip', 'snappy', 'lz4', 'zstd'])('unpacks what the broker packed with %s', async (codec) => {
    const topic = await freshTopic(kafka, 1, { 'compression.type': codec })
    const records = numbered(2000, 'a rather long and repetitive value, a rather long and repetitive value')
    await kafka.producer.sendBatch(topic, [...records, { key: null, value: Buffer.alloc(300_000, 'abc'), headers: [] }])
    const { records: found, gaps } = await read({ topic, from: 0n })
    expect(gaps).toEqual([])
    expect(found.map(text)).toEqual([...records.map(text), 'abc'.repeat(100_000)])
  })

  test('keeps bytes, nulls, and headers that repeat in their order', async () => {
    const topic = await freshTopic(kafka)
    const bytes = Buffer.from([0xff, 0x00, 0xfe, 0x80])
    await kafka.producer.send({
      topic,
      key: bytes,
      value: null,
      headers: [
        ['a', '1'],
        ['b', 'ü'],
        ['a', '2'],
      ],
    })
    await kafka.producer.send({ topic, key: null, value: Buffer.alloc(0), headers: [] })
    const { records } = await read({ topic, from: 0n })
    expect(records.map(({ key, value, headers }) => ({ key, value, headers }))).toEqual([
      {
        key: bytes,
        value: null,
        headers: [
          ['a', Buffer.from('1')],
          ['b', Buffer.from('ü')],
          ['a', Buffer.from('2')],
        ],
      },
      { key: null, value: Buffer.alloc(0), headers: [] },
    ])
  })
})
