import { backoff, pause } from '../backoff'
import { isRefusal } from '../brokerRefusal'
import type { Cluster } from '../cluster'
import type { PartitionLayout } from '../port'
import type { TopicMetadata } from '../requests/metadataCall'
import { LAYOUT, type ReadingHealth } from './readingHealth'

export type LayoutWatch = {
  /** Looks again soon instead of at the next regular time. */
  hint(): void
  /** Resolves when the layout is another one, the topic is gone, or it is over anyway. */
  readonly changed: Promise<void>
}

/** How soon a new partition, a moved leader or a deleted topic is noticed without a hint. */
const REGULAR_MS = 3000
/** At the least between two looks, however many hints there are. */
const LEAST_MS = 100

type WatchOptions = {
  readonly cluster: Cluster
  readonly layout: TopicMetadata
  readonly health: ReadingHealth
  readonly over: AbortSignal
  /** What was seen, the same or not. */
  onLayout(partitions: readonly PartitionLayout[]): void
}

/** Asks for a topic's layout every few seconds and compares it with the one that is being polled. */
export function watchLayout({ cluster, layout, health, over, onLayout }: WatchOptions): LayoutWatch {
  let wake = () => {}

  /** Until the regular time, a hint, or the end. */
  const nextLook = () =>
    new Promise<void>((resolve) => {
      wake = resolve
      void pause(REGULAR_MS, over).then(resolve)
    })

  async function untilChanged(): Promise<void> {
    for (let attempt = 0; !over.aborted; ) {
      await nextLook()
      try {
        const seen = await cluster.topic(layout.name)
        onLayout(seen.partitions)
        if (!isSame(seen, layout)) return
        health.fine(LAYOUT)
        attempt = 0
        await pause(LEAST_MS, over)
      } catch (error) {
        if (over.aborted || isRefusal(error, 'UNKNOWN_TOPIC_OR_PARTITION')) return
        health.trouble(LAYOUT, error)
        await backoff(attempt++, over)
      }
    }
  }

  return { hint: () => wake(), changed: untilChanged() }
}

function isSame(one: TopicMetadata, other: TopicMetadata): boolean {
  return one.id === other.id && leaders(one) === leaders(other)
}

const leaders = ({ partitions }: TopicMetadata) =>
  partitions
    .map(({ partition, leader }) => `${partition}:${leader}`)
    .sort()
    .join(' ')
