import type { Consumer, ConsumerConfig, EachBatchPayload, IHeaders, Kafka } from 'kafkajs'
import type { CommitPolicy } from './board/topology/behaviour.js'
import type { ConsumeOptions, Consumption } from './cluster.js'
import { roundRobinAssigner } from './kafkaAssigner.js'
import { createHeldBookmarks, type HeldBookmarks } from './kafkaBookmarks.js'
import type { KafkaRecord } from './message.js'

const TIMINGS = {
  maxWaitTimeInMs: 250,
  heartbeatInterval: 500,
  sessionTimeout: 6000,
  rebalanceTimeout: 60_000,
} as const
const COMMIT_EVERY_MS = 500

/** Joins the group as a member that deals partitions and commits as the drawn service does. */
export async function consume(
  client: Kafka,
  retry: ConsumerConfig['retry'],
  options: ConsumeOptions,
): Promise<Consumption> {
  const consumer = client.consumer({
    groupId: options.group,
    allowAutoTopicCreation: false,
    partitionAssigners: [roundRobinAssigner],
    ...TIMINGS,
    retry: { ...retry, restartOnFailure: async () => true },
  })
  const held = options.heldAt && createHeldBookmarks(options.heldAt)
  listen(consumer, options, held)
  try {
    await consumer.connect()
    for (const { name, start } of options.topics) {
      await consumer.subscribe({ topic: name, fromBeginning: start === 'earliest' })
    }
    await consumer.run({
      ...(held ? { autoCommit: false } : commitSettings(options.commit)),
      eachBatchAutoResolve: false,
      eachBatch: (payload) => workOff(payload, options, held),
    })
  } catch (error) {
    await consumer.disconnect().catch(() => {})
    throw error
  }
  return {
    stop: () => consumer.disconnect(),
    release: async (topic, partition) =>
      held?.commit(topic, partition, (offset) => consumer.commitOffsets([{ topic, partition, offset }])),
  }
}

function listen(consumer: Consumer, { onState, onDead }: ConsumeOptions, held: HeldBookmarks | undefined): void {
  const { GROUP_JOIN, REBALANCING, FETCH, CRASH } = consumer.events
  consumer.on(GROUP_JOIN, () => {
    held?.clear()
    onState('joined')
  })
  consumer.on(REBALANCING, () => onState('left'))
  consumer.on(FETCH, () => onState('polled'))
  consumer.on(CRASH, ({ payload }) => {
    onState('left')
    if (!payload.restart) onDead(payload.error)
  })
}

/** How long what is handled may stay uncommitted; the end of a batch commits in any case. */
function commitSettings(commit: CommitPolicy) {
  switch (commit) {
    case 'interval':
      return { autoCommitInterval: COMMIT_EVERY_MS }
    case 'each':
      return { autoCommitThreshold: 1 }
    case 'batch':
    case 'receive':
      return {}
  }
}

async function workOff(
  payload: EachBatchPayload,
  { commit, handle }: ConsumeOptions,
  held: HeldBookmarks | undefined,
): Promise<void> {
  const { batch, resolveOffset, heartbeat, commitOffsetsIfNecessary, isRunning, isStale } = payload
  const { topic, partition } = batch
  const bookmark = (offset: string) =>
    commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] })
  const beat = async () => {
    await heartbeat()
    if (held) await held.commit(topic, partition, bookmark)
    else await commitOffsetsIfNecessary()
  }
  for (const message of batch.messages) {
    if (!isRunning() || isStale()) return
    if (commit === 'receive') await bookmark(String(BigInt(message.offset) + 1n))
    if (!(await handle(recordOf(batch, message), beat))) {
      // What was received and is given back must not stay behind the bookmark.
      if (commit === 'receive') await bookmark(message.offset)
      return
    }
    resolveOffset(message.offset)
    held?.moveTo(topic, partition, BigInt(message.offset) + 1n)
    await beat()
  }
}

type Received = { offset: string; timestamp: string; key: Buffer | null; value: Buffer | null; headers?: IHeaders }

export const recordOf = (batch: { topic: string; partition: number }, message: Received): KafkaRecord => ({
  topic: batch.topic,
  partition: batch.partition,
  offset: message.offset,
  timestamp: message.timestamp,
  key: message.key,
  value: message.value,
  headers: Object.entries(message.headers ?? {}).flatMap(([name, values]) =>
    contentsOf(values).map((value) => [name, value] as const),
  ),
})

/** To a header called `constructor` or `__proto__` this client gives what every object has of that name as a first value. */
const contentsOf = (values: unknown): (Buffer | null)[] =>
  [values].flat().filter((value): value is Buffer | null => value === null || Buffer.isBuffer(value))
