import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { connectKafka } from '../kafkajsKafka'
import type { Chunk, Kafka } from '../port'
import { connectStranger, type Stranger } from '../strangerForTests'
import { freshName, freshTopic, numbered, text } from '../topicsForTests'

let kafka: Kafka
let stranger: Stranger
beforeAll(async () => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'test' })
  stranger = await connectStranger(inject('brokers'))
})
afterAll(async () => {
  await stranger?.close()
  await kafka.close()
})

type Asked = { readonly topic: string; readonly from?: [number, bigint][]; readonly to: [number, bigint][] }

/** What a scan brings, chunk by chunk. */
async function scanned({ topic, from = [], to }: Asked): Promise<readonly Chunk[]> {
  const chunks: Chunk[] = []
  const onChunk = (chunk: Chunk) => void chunks.push(chunk)
  await kafka.reader.scan({ topic, from: new Map(from), to: new Map(to), onChunk, signal: AbortSignal.timeout(20_000) })
  return chunks
}
const valuesOf = (chunks: readonly Chunk[]) => chunks.flatMap(({ records }) => records.map(text))
/** Ten megabytes in all, so that several fetches are needed. */
const large = (partition: number) =>
  numbered(100, 'record', partition).map((record) => ({ ...record, value: Buffer.alloc(100_000, record.value) }))

describe.concurrent('a scan', () => {
  test('brings exactly the stretches asked for, each in order, in chunks that follow on each other', async ({
    expect,
  }) => {
    const topic = await freshTopic(kafka, 2, { 'max.message.bytes': '20000000' })
    for (const partition of [0, 1])
      for (const record of large(partition)) await kafka.producer.sendBatch(topic, [record])
    const chunks = await scanned({
      topic,
      from: [[1, 30n]],
      to: [
        [0, 90n],
        [1, 40n],
      ],
    })
    const [first, second] = [0, 1].map((partition) => chunks.filter((chunk) => chunk.partition === partition))
    expect(first?.length).toBeGreaterThan(1)
    expect(first?.map(({ from }) => from)).toEqual([0n, ...(first ?? []).slice(0, -1).map(({ to }) => to)])
    expect(first?.at(-1)?.to).toBe(90n)
    const offsets = (some: readonly Chunk[] = []) => some.flatMap(({ records }) => records.map(({ offset }) => offset))
    expect(offsets(first)).toEqual(Array.from({ length: 90 }, (_, offset) => BigInt(offset)))
    expect(offsets(second)).toEqual(Array.from({ length: 10 }, (_, index) => BigInt(30 + index)))
  })

  test('never holds more than one chunk, and stops at once when it is cancelled', async ({ expect }) => {
    const topic = await freshTopic(kafka)
    for (const record of large(0)) await kafka.producer.sendBatch(topic, [record])
    const cancelling = new AbortController()
    let open = 0
    const most: number[] = []
    await kafka.reader.scan({
      topic,
      from: new Map(),
      to: new Map([[0, 100n]]),
      signal: cancelling.signal,
      async onChunk() {
        most.push(++open)
        await new Promise((resolve) => setTimeout(resolve, 50))
        open--
        if (most.length === 2) cancelling.abort()
      },
    })
    expect(most).toEqual([1, 1])
  })

  test('does not wait for what is not there yet', async ({ expect }) => {
    const topic = await freshTopic(kafka, 2)
    await kafka.producer.sendBatch(topic, numbered(3, 'record', 0))
    const to: [number, bigint][] = [
      [0, 1000n],
      [1, 1000n],
    ]
    expect(valuesOf(await scanned({ topic, to }))).toEqual(numbered(3).map(text))
    expect(await scanned({ topic, from: [[0, 500n]], to })).toEqual([])
  })

  test('names what has expired', async ({ expect }) => {
    const topic = await freshTopic(kafka)
    await kafka.producer.sendBatch(topic, numbered(10))
    await stranger.deleteRecords(topic, '4')
    const chunks = await scanned({ topic, to: [[0, 6n]] })
    expect(chunks.flatMap(({ gaps }) => gaps)).toEqual([{ from: 0n, to: 4n, why: 'expired' }])
    expect(valuesOf(chunks)).toEqual(['record 4', 'record 5'])
  })

  test('for certain bytes passes over the batches that do not have them', async ({ expect }) => {
    const topic = await freshTopic(kafka)
    for (const name of ['hay', 'needle', 'straw']) await kafka.producer.sendBatch(topic, numbered(3, name))
    const values: (string | null)[] = []
    let next = 0n
    await kafka.reader.scan({
      topic,
      from: new Map(),
      to: new Map([[0, 9n]]),
      containing: Buffer.from('needle 1'),
      signal: AbortSignal.timeout(20_000),
      onChunk({ records, to }) {
        values.push(...records.map(text))
        next = to
      },
    })
    expect([values, next]).toEqual([numbered(3, 'needle').map(text), 9n])
  })

  test('of a topic that is not there is refused', async ({ expect }) => {
    const topic = freshName('nowhere')
    await expect(scanned({ topic, to: [[0, 1n]] })).rejects.toMatchObject({ code: 'unknownTopic' })
  })
})

test('the ends of many topics are told at once, and of none that is not there', async ({ expect }) => {
  const topics = [await freshTopic(kafka, 2), await freshTopic(kafka)] as const
  await kafka.producer.sendBatch(topics[0], numbered(4, 'record', 1))
  expect(await kafka.reader.ends([...topics, freshName('nowhere')])).toEqual(
    new Map([
      [
        topics[0],
        new Map([
          [0, 0n],
          [1, 4n],
        ]),
      ],
      [topics[1], new Map([[0, 0n]])],
    ]),
  )
})
