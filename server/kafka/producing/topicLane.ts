import { groupBy } from '../../../shared/topology/groupBy'
import { backoff, pause } from '../backoff'
import { BrokerRefusal } from '../brokerRefusal'
import type { Cluster, Link } from '../cluster'
import { ERROR_CODES } from '../errorCodes'
import { KafkaProblem, type NewRecord } from '../port'
import { encodeBatch } from '../records/encodeBatch'
import type { TopicMetadata } from '../requests/metadataCall'
import { type Produced, produceCall } from '../requests/produceCall'
import { toKafkaProblem } from '../toKafkaProblem'
import { createPartitionQueues, type PartitionBatch, type PartitionQueues } from './partitionQueues'

/**
 * The records on their way to one topic. One request per leader is under way at a time and takes along what has gathered meanwhile: that
 * keeps the order of every partition, also when a request has to be repeated. A topic in trouble holds up no other.
 */
export type TopicLane = {
  send(record: Omit<NewRecord, 'topic'>, onTrouble?: (problem: KafkaProblem) => void): Promise<Sent>
}
export type Sent = { readonly partition: number; readonly offset: bigint }

/** Java's delivery.timeout.ms. */
const DELIVERY_MS = 120_000
/** A topic made a moment ago may not be known everywhere yet. */
const UNKNOWN_TOPIC_MS = 2000
/** After this the number of partitions is asked for again. */
const LAYOUT_MS = 3000
const FIRST_RETRY_MS = 100
const TOO_LARGE: readonly number[] = [ERROR_CODES.MESSAGE_TOO_LARGE, ERROR_CODES.RECORD_LIST_TOO_LARGE]

export function createTopicLane({ cluster, link, topic }: { cluster: Cluster; link: Link; topic: string }): TopicLane {
  const queues = createPartitionQueues(topic)
  const layout = createRememberedLayout(cluster, topic)
  let isWorking = false

  async function work(): Promise<void> {
    for (let attempt = 0; queues.size() > 0; ) {
      const trouble = await sendOnce().then(
        () => null,
        (error: unknown) => ({ error }),
      )
      if (!trouble) {
        attempt = 0
        continue
      }
      layout.forget()
      giveUp(toKafkaProblem(trouble.error, topic))
      await (attempt === 0 ? pause(FIRST_RETRY_MS) : backoff(attempt - 1))
      attempt++
    }
    isWorking = false
  }

  /** Throws the trouble that makes another attempt necessary. */
  async function sendOnce(): Promise<void> {
    const { partitions } = await layout.get(queues.exceeds)
    queues.place(partitions.length)
    const leaders = new Map(partitions.map(({ partition, leader }) => [partition, leader]))
    const byLeader = groupBy(queues.heads(), ({ partition }) => leaders.get(partition) ?? null)
    const results = await Promise.allSettled([...byLeader].map(([leader, batches]) => produce(leader, batches)))
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }

  async function produce(leader: number | null, batches: readonly PartitionBatch[]): Promise<void> {
    if (leader === null) throw new BrokerRefusal(ERROR_CODES.LEADER_NOT_AVAILABLE)
    const now = Date.now()
    const encoded = new Map(
      batches.map(({ partition, waiting }) => [
        partition,
        encodeBatch(
          waiting.map(({ record }) => record),
          now,
        ),
      ]),
    )
    const answer = await link.ask(leader, produceCall(topic, encoded))
    const troubles = answer.map((produced) => settle({ queues, topic, batches }, produced))
    for (const trouble of troubles) if (trouble) throw trouble
  }

  function giveUp(problem: unknown): void {
    const now = Date.now()
    queues.reject(
      queues.all().filter(({ since }) => now - since > patience(problem)),
      problem,
    )
    if (problem instanceof KafkaProblem) for (const { onTrouble } of queues.all()) onTrouble?.(problem)
  }

  return {
    send(record, onTrouble) {
      return new Promise((resolve, reject) => {
        queues.add({ record, since: Date.now(), resolve, reject, onTrouble })
        if (isWorking) return
        isWorking = true
        void work()
      })
    },
  }
}

type Asked = { readonly queues: PartitionQueues; readonly topic: string; readonly batches: readonly PartitionBatch[] }

/** Answers what asks for another attempt; the records of that partition stay in their queue. */
function settle({ queues, topic, batches }: Asked, { partition, errorCode, offset }: Produced): BrokerRefusal | null {
  const waiting = batches.find((batch) => batch.partition === partition)?.waiting ?? []
  if (errorCode === 0) {
    queues.remove(partition, waiting)
    for (const [index, { resolve }] of waiting.entries()) resolve({ partition, offset: offset + BigInt(index) })
    return null
  }
  const refusal = new BrokerRefusal(errorCode)
  if (refusal.retriable) return refusal
  if (TOO_LARGE.includes(errorCode) && waiting.length > 1) queues.sendAlone(waiting)
  else queues.reject(waiting, toKafkaProblem(refusal, topic))
  return null
}

/** Milliseconds that a record may wait with this problem; what asking again cannot mend is told at once. */
function patience(problem: unknown): number {
  if (!(problem instanceof KafkaProblem)) return -1
  if (problem.code === 'unknownTopic') return UNKNOWN_TOPIC_MS
  return problem.retriable ? DELIVERY_MS : -1
}

/** The topic's layout, asked for anew when it is old or has fewer partitions than are asked for. */
function createRememberedLayout(cluster: Cluster, topic: string) {
  let known: { readonly layout: TopicMetadata; readonly at: number } | null = null
  return {
    async get(isTooSmall: (partitions: number) => boolean): Promise<TopicMetadata> {
      const isGood = known && Date.now() - known.at < LAYOUT_MS && !isTooSmall(known.layout.partitions.length)
      if (!known || !isGood) known = { layout: await cluster.topic(topic), at: Date.now() }
      return known.layout
    },
    forget() {
      known = null
    },
  }
}
