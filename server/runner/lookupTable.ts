import { LIMITS } from '../../shared/topology/limits'
import type { Tail } from '../kafka/port'
import { orAborted } from './orAborted'
import type { RunTools } from './runTools'
import type { TableWork } from './serviceWork'

/** The last value of each key of a topic, read without a group from its beginning and kept up to date. */
export type LookupTable = {
  readonly work: TableWork
  /** Undefined where the key has no value, or had it taken away. */
  valueOf(key: string): Buffer | undefined
  stop(): Promise<void>
}

/** Resolves when the topic was read to what was its end. Rejects when there is no such topic, or with Interrupted. */
export async function openLookupTable(work: TableWork, tools: RunTools, signal: AbortSignal): Promise<LookupTable> {
  const { topic, topicName } = work
  const values = new Map<string, Buffer>()
  const partitions = await tools.kafka.reader.offsets(topic)
  const missing = new Map(
    partitions.filter(({ begin, end }) => begin < end).map(({ partition, end }) => [partition, end]),
  )
  let isComplete: () => void = () => {}
  const complete = new Promise<void>((resolve) => {
    isComplete = resolve
  })

  function put(key: string, value: Buffer | null): void {
    if (value === null) values.delete(key)
    else if (values.has(key) || values.size < LIMITS.storeEntries) values.set(key, value)
    else
      tools.mishap(
        `The table of ${topicName} has ${LIMITS.storeEntries} keys, as many as are kept; ${key} is left out.`,
      )
  }

  const tail: Tail = tools.kafka.reader.tail({
    topic,
    from: new Map(partitions.map(({ partition, begin }) => [partition, begin])),
    onChunk({ partition, records, to }) {
      for (const { key, value } of records) if (key !== null) put(key.toString(), value)
      if (to >= (missing.get(partition) ?? 0n)) missing.delete(partition)
      if (missing.size === 0) isComplete()
    },
    onState(state) {
      if (signal.aborted) return
      const cause = state.kind === 'reconnecting' || state.kind === 'failed' ? state.cause : undefined
      const isGone = state.kind === 'missing' && `The topic ${topic} is gone.`
      tools.trouble(`table ${topic}`, cause ? `The table of ${topicName} stands still: ${cause}` : isGone || undefined)
      if (state.kind === 'missing') values.clear()
    },
  })
  if (missing.size === 0) isComplete()
  try {
    await orAborted(complete, signal)
  } catch (error) {
    await tail.stop()
    throw error
  }
  return { work, valueOf: (key) => values.get(key), stop: () => tail.stop() }
}
