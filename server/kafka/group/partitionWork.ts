import { EventEmitter, once } from 'node:events'
import { backoff } from '../backoff'
import type { Chunk, KafkaRecord } from '../port'

/** One partition's records, handled one after the other. */
export type PartitionWork = {
  /** No chunk is waiting: the next may be fetched while the one in hand is worked off. */
  isHungry(): boolean
  add(chunk: Chunk): void
  /** The next offset after what is done. */
  done(): bigint
  /** Resolves when it is over and the record in hand, if any, is done or has failed. */
  readonly finished: Promise<void>
}

export type WorkOptions = {
  readonly from: bigint
  readonly over: AbortSignal
  handle(record: KafkaRecord): Promise<void>
  onHungry(): void
  onFailure(record: KafkaRecord, error: unknown): void
}

/** A record that cannot be handled is tried again for ever, with pauses: skipping it is its handler's decision. */
export function createPartitionWork({ from, over, handle, onHungry, onFailure }: WorkOptions): PartitionWork {
  const waiting: Chunk[] = []
  const arrival = new EventEmitter()
  let done = from

  async function run(): Promise<void> {
    while (!over.aborted) {
      const chunk = waiting.shift()
      if (chunk) {
        onHungry()
        await workOff(chunk)
      } else await once(arrival, 'chunk', { signal: over }).catch(() => undefined)
    }
  }

  async function workOff(chunk: Chunk): Promise<void> {
    for (const record of chunk.records) {
      if (!(await handled(record))) return
      done = record.offset + 1n
      if (over.aborted) return
    }
    done = chunk.to
  }

  async function handled(record: KafkaRecord): Promise<boolean> {
    for (let attempt = 0; !over.aborted; attempt++) {
      try {
        await handle(record)
        return true
      } catch (error) {
        onFailure(record, error)
        await backoff(attempt, over)
      }
    }
    return false
  }

  return {
    isHungry: () => waiting.length === 0,
    add(chunk) {
      waiting.push(chunk)
      arrival.emit('chunk')
    },
    done: () => done,
    finished: run(),
  }
}
