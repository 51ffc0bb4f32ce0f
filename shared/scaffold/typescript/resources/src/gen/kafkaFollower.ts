import { randomUUID } from 'node:crypto'
import type { Admin, Consumer, ConsumerConfig, Kafka } from 'kafkajs'
import type { FollowOptions, Reading } from './cluster.js'
import { recordOf } from './kafkaConsumer.js'

/** Reads a topic in a group of its own, which commits nothing and is gone with its only member. */
export async function follow(client: Kafka, retry: ConsumerConfig['retry'], options: FollowOptions): Promise<Reading> {
  const { topic, onRecord, onDead, signal } = options
  const consumer = client.consumer({
    groupId: `${options.name}-${randomUUID()}`,
    allowAutoTopicCreation: false,
    maxWaitTimeInMs: 250,
    retry: { ...retry, restartOnFailure: async () => true },
  })
  consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || onDead(payload.error))
  try {
    const ends = await endsOf(client.admin(), topic)
    await consumer.connect()
    await consumer.subscribe({ topic, fromBeginning: true })
    const complete = untilRead(consumer, ends, signal)
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message }) => onRecord(recordOf({ topic, partition }, message)),
    })
    await complete
  } catch (error) {
    await consumer.disconnect().catch(() => {})
    throw error
  }
  return { stop: () => consumer.disconnect() }
}

/** The ends of the partitions that have something to read. */
async function endsOf(admin: Admin, topic: string): Promise<Map<number, bigint>> {
  await admin.connect()
  try {
    const partitions = await admin.fetchTopicOffsets(topic)
    return new Map(
      partitions.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]),
    )
  } finally {
    await admin.disconnect().catch(() => {})
  }
}

/** Resolves when these ends are reached. Batches that have nothing to show, such as marks of transactions, count as well. */
function untilRead(consumer: Consumer, ends: Map<number, bigint>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ends.size === 0) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload: { partition, lastOffset } }) => {
      if (BigInt(lastOffset) + 1n >= (ends.get(partition) ?? 0n)) ends.delete(partition)
      if (ends.size === 0) resolve()
    })
  })
}
