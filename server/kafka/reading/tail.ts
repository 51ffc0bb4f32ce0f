import { setMaxListeners } from 'node:events'
import { groupBy } from '../../../shared/topology/groupBy'
import { backoff } from '../backoff'
import { isRefusal } from '../brokerRefusal'
import type { Cluster, Link } from '../cluster'
import { KafkaProblem, type Tail, type TailOptions } from '../port'
import type { TopicMetadata } from '../requests/metadataCall'
import { type Demand, pollLeader } from './leaderPoll'
import { createPositions } from './positions'
import { createReadingHealth, finalProblem, LAYOUT } from './readingHealth'
import { watchLayout } from './watchLayout'

export type FollowOptions = TailOptions & {
  readonly clientId?: string
  /** Only these partitions; absent: all, also those that are added later. */
  readonly only?: readonly number[]
  /** Absent: every partition is wanted always. */
  readonly demand?: Demand
  readonly maxWaitMs?: number
}

/** A record ends a poll at once, and nothing else waits on the tail's connections: a long wait costs nothing, short ones add up. */
const MAX_WAIT_MS = 5_000
const REQUEST_TIMEOUT_MS = 10_000
const ALWAYS: Demand = { wants: () => true, wanted: async () => {} }

/**
 * Long polls one topic over connections of its own, one Fetch per leader for all partitions that it leads. The layout (leaders,
 * partitions, the topic's id) is watched beside the polls; when it changes, their connections are closed, and they begin anew.
 */
export function createTail(cluster: Cluster, options: FollowOptions): Tail {
  const { topic, onChunk, onLayout = () => {}, demand = ALWAYS, maxWaitMs = MAX_WAIT_MS } = options
  const health = createReadingHealth(options.onState)
  const positions = createPositions(options)
  const stopping = new AbortController()
  const ending = AbortSignal.any([stopping.signal, cluster.closing])
  let link: Link | undefined

  async function run(): Promise<void> {
    for (let attempt = 0; !ending.aborted; ) {
      link = cluster.openLink({ clientId: options.clientId, requestTimeoutMs: REQUEST_TIMEOUT_MS })
      try {
        const layout = await cluster.topic(topic)
        if (positions.isAnother(layout)) health.missing()
        onLayout(layout.partitions)
        await positions.adopt(layout, link)
        health.fine(LAYOUT)
        attempt = 0
        await poll(layout, link)
      } catch (error) {
        if (ending.aborted) return
        if (isRefusal(error, 'UNKNOWN_TOPIC_OR_PARTITION')) disappeared()
        else {
          const final = finalProblem(error, topic)
          if (final) return health.failed(final)
          health.trouble(LAYOUT, error)
        }
        await backoff(attempt++, ending)
      } finally {
        link.close()
      }
    }
  }

  function disappeared(): void {
    health.missing()
    positions.forget()
  }

  /** Until the layout changes, the tail is stopped or something happens that only a person can mend. */
  async function poll(layout: TopicMetadata, link: Link): Promise<void> {
    const changing = new AbortController()
    const over = AbortSignal.any([ending, changing.signal])
    setMaxListeners(0, over)
    const watch = watchLayout({ cluster, layout, health, over, onLayout })
    health.forgetPolls()
    const common = { topic, link, positions, health, maxWaitMs, demand, over, onChunk, onStale: watch.hint }
    const polls = [...partitionsByLeader(layout)].map(([leader, partitions]) =>
      leader === null ? reportLeaderless(partitions) : pollLeader({ ...common, leader, partitions }),
    )
    try {
      await Promise.race([watch.changed, ...polls.map(failureOf)])
    } finally {
      changing.abort()
      link.close()
      await Promise.allSettled([watch.changed, ...polls])
    }
  }

  function partitionsByLeader({ partitions }: TopicMetadata): Map<number | null, number[]> {
    const byLeader = groupBy(
      partitions.filter(({ partition }) => positions.has(partition)),
      ({ leader }) => leader,
    )
    return new Map([...byLeader].map(([leader, led]) => [leader, led.map(({ partition }) => partition)]))
  }

  async function reportLeaderless(partitions: readonly number[]): Promise<void> {
    const sentence = `No broker leads partition ${partitions.join(', ')} of ${topic} now.`
    health.trouble('leaderless', new KafkaProblem('unreachable', sentence, { retriable: true }))
  }

  const running = run()
  return {
    async stop() {
      stopping.abort()
      link?.close()
      await running
    },
  }
}

/** Never resolves; rejects with whatever the work rejects with. */
const failureOf = (work: Promise<void>) => work.then(() => new Promise<never>(() => {}))
