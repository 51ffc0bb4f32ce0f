import type { Kafka } from 'kafkajs'
import { connectKafka } from '../../server/kafka/kafkajsKafka'
import type { TopicReader } from '../../server/kafka/port'
import { createTap } from '../../server/live/tap'
import { type Compared, inTurn, reportGrowth, resolvable } from './measure'
import { createTopics, fill, inWorld } from './world'

// F4: a topic read to its end by a tap with its ring and its exact counters, against a bare kafkajs loop that only counts.

const PARTITIONS = 3
const SIZES = [100_000, 200_000, 400_000]

/** No group is used twice. */
let groups = 0

await inWorld(async ({ kafka, brokers }) => {
  const ours = connectKafka({ brokers, clientId: 'bench' })
  for (const bytes of [100, 1_000]) {
    const lines: Compared[] = []
    for (const records of SIZES) {
      const topic = `bench-${bytes}-${records}`
      await createTopics(kafka, [topic], PARTITIONS)
      await fill(kafka, { topics: [topic], records, bytes })
      const rates = await inTurn(
        () => tapRate(ours.reader, topic, records),
        () => bareRate(kafka, topic, records),
      )
      lines.push({ size: records, ...rates })
    }
    reportGrowth(lines, {
      what: `F4 tap, ring and counters at ${bytes} B against kafkajs eachBatch`,
      unit: 'records/s',
    })
  }
  await ours.close()
})

/** Records a second from the first chunk on. A tap begins at the end, so it is told that the end is the beginning. */
async function tapRate(reader: TopicReader, topic: string, records: number): Promise<number> {
  const fromBeginning: TopicReader = {
    ...reader,
    offsets: async (name) => (await reader.offsets(name)).map((partition) => ({ ...partition, end: partition.begin })),
  }
  const clock = createClock()
  const nothing = () => {}
  const events = { opened: nothing, partitionAppeared: nothing, ending: nothing, begun: nothing }
  const { promise, resolve } = resolvable()
  const arrived = () => {
    const read = [...tap.head.values()].reduce((sum, offset) => sum + Number(offset), 0)
    clock.hit(read)
    if (read >= records) resolve()
  }
  const tap = createTap({
    topic,
    reader: fromBeginning,
    now: Date.now,
    incarnation: 1,
    events: { ...events, arrived },
  })
  await promise
  await tap.stop()
  return clock.rate()
}

async function bareRate(kafka: Kafka, topic: string, records: number): Promise<number> {
  const consumer = kafka.consumer({ groupId: `bare-${topic}-${groups++}` })
  const clock = createClock()
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  const { promise, resolve } = resolvable()
  let read = 0
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      read += batch.messages.length
      clock.hit(read)
      if (read >= records) resolve()
    },
  })
  await promise
  await consumer.disconnect()
  return clock.rate()
}

/** From the first to the last of the hits, without the records of the first. */
function createClock() {
  let first: { readonly at: number; readonly read: number } | undefined
  let last = { at: 0, read: 0 }
  return {
    hit(read: number) {
      last = { at: performance.now(), read }
      first ??= last
    },
    rate: () => ((last.read - (first?.read ?? 0)) / (last.at - (first?.at ?? 0))) * 1000,
  }
}
