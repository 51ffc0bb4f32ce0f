import { EventEmitter, once } from 'node:events'
import type { CommitPolicy } from '../../../shared/topology/behaviour'
import { backoff } from '../backoff'
import type { Chunk, KafkaRecord } from '../port'

/** One partition's records, handled one after the other. */
export type PartitionWork = {
  /** No chunk is waiting: the next may be fetched while the one in hand is worked off. */
  isHungry(): boolean
  add(chunk: Chunk): void
  /** The next offset after what may be committed by now. */
  bookmark(): bigint
  /** Resolves when it is over and the record in hand, if any, is done or has failed. */
  readonly finished: Promise<void>
}

export type WorkOptions = {
  readonly from: bigint
  readonly policy: CommitPolicy
  /** Nothing is begun before: an earlier work may still have a record of this partition in hand. */
  readonly after: Promise<void>
  readonly over: AbortSignal
  handle(record: KafkaRecord): Promise<void>
  /** Commits bookmarks; false when that cannot be done any more. */
  commit(): Promise<boolean>
  onHungry(): void
  /** A chunk is worked off, or never will be. */
  onFreed(chunk: Chunk): void
  onFailure(record: KafkaRecord, error: unknown): void
}

/** A record that cannot be handled is tried again for ever, with pauses: skipping it is its handler's decision. */
export function createPartitionWork(options: WorkOptions): PartitionWork {
  const { policy, over } = options
  const waiting: Chunk[] = []
  const arrival = new EventEmitter()
  let handled = options.from
  /** Ahead of what is handled on receive, behind it amid a batch. */
  let marked = options.from

  async function run(): Promise<void> {
    await options.after
    while (!over.aborted) {
      const chunk = waiting.shift()
      if (chunk) {
        options.onHungry()
        await workOff(chunk)
        options.onFreed(chunk)
      } else await once(arrival, 'chunk', { signal: over }).catch(() => undefined)
    }
  }

  async function workOff(chunk: Chunk): Promise<void> {
    for (const record of chunk.records) {
      if (!(await take(record))) {
        // What was received and is given back must not stay behind the bookmark.
        marked = handled
        return
      }
      handled = record.offset + 1n
      if (policy === 'each') await mark(handled)
      if (over.aborted) return
    }
    handled = chunk.to
    marked = chunk.to
    if (policy === 'batch') await options.commit()
  }

  const take = async (record: KafkaRecord) =>
    (policy !== 'receive' || (await mark(record.offset + 1n))) && (await handle(record))

  async function mark(next: bigint): Promise<boolean> {
    marked = next
    return options.commit()
  }

  /** False when it is over before. */
  async function handle(record: KafkaRecord): Promise<boolean> {
    for (let attempt = 0; !over.aborted; attempt++) {
      try {
        await options.handle(record)
        return true
      } catch (error) {
        if (over.aborted) return false
        options.onFailure(record, error)
        await backoff(attempt, over)
      }
    }
    return false
  }

  const followsMarks = () => policy === 'receive' || (policy === 'batch' && !over.aborted)
  return {
    isHungry: () => waiting.length === 0,
    add(chunk) {
      waiting.push(chunk)
      arrival.emit('chunk')
    },
    bookmark: () => (followsMarks() ? marked : handled),
    finished: run(),
  }
}
