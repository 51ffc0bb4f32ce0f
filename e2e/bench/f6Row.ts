import type { Kafka } from 'kafkajs'
import { type Compared, inTurn, median, millisecondsOf, percentile, report, reportGrowth, resolvable } from './measure'
import { createTopics, fill, inWorld } from './world'

// F6: the last 100 records of a topic through the server's API, against a kafkajs consumer that looks the ends up and seeks there.

const PARTITIONS = 3
const LAST = 100

/** No group is used twice. */
let groups = 0

await inWorld(async ({ kafka, browser }) => {
  const lines: Compared[] = []
  for (const records of [10_000, 100_000, 1_000_000]) {
    const topic = `bench-last-${records}`
    await createTopics(kafka, [topic], PARTITIONS)
    await fill(kafka, { topics: [topic], records, bytes: 100 })
    const ask = () => browser.ask('records:read', { topic, from: { kind: 'last', count: LAST }, limit: LAST })
    const answer = await ask()
    if (answer.records.length !== LAST) throw new Error(`${answer.records.length} records instead of ${LAST}`)
    const seen: number[] = []
    const ours = async () => {
      for (let turn = 0; turn < 30; turn++) seen.push(await millisecondsOf(ask))
      return median(seen)
    }
    lines.push({ size: records, ...(await inTurn(ours, () => millisecondsOf(() => lastByConsumer(kafka, topic)))) })
    report({ what: `F6 last ${LAST}, 99th percentile`, size: String(records), ours: percentile(seen, 99), unit: 'ms' })
  }
  reportGrowth(lines, { what: `F6 last ${LAST} records, warm, against a fresh kafkajs consumer`, unit: 'ms' })
})

async function lastByConsumer(kafka: Kafka, topic: string): Promise<void> {
  const admin = kafka.admin()
  const consumer = kafka.consumer({ groupId: `last-${topic}-${groups++}` })
  await Promise.all([admin.connect(), consumer.connect()])
  const ends = await admin.fetchTopicOffsets(topic)
  await consumer.subscribe({ topic })
  const { promise, resolve } = resolvable()
  const wanted = ends.length * Math.floor(LAST / PARTITIONS)
  let read = 0
  await consumer.run({
    autoCommit: false,
    eachMessage: async () => {
      read += 1
      if (read === wanted) resolve()
    },
  })
  for (const { partition, high } of ends) {
    consumer.seek({ topic, partition, offset: String(Number(high) - Math.floor(LAST / PARTITIONS)) })
  }
  await promise
  await Promise.all([admin.disconnect(), consumer.disconnect()])
}
