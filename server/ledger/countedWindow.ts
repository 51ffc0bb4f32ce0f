import type { KafkaRecord, TopicOffsets } from '../kafka/port'
import type { Journal } from '../runner/port'
import { type BoardNumbers, createBoardNumbers } from './boardNumbers'
import { type CutTraces, createCutTraces } from './cutTraces'
import type { ReadTopic } from './drawnReaders'
import type { LedgerSources } from './port'
import { createTopicCount, type TopicCount } from './topicCount'
import { laterSince, startOf, type Window } from './window'

/** Everything that has been read since one beginning. */
export type CountedWindow = {
  readonly window: Window
  readonly numbers: BoardNumbers
  /** When the window must begin so that this topic is not too long for it; undefined where it is not. */
  tooLong(read: ReadTopic, ends: Ends): Promise<number | undefined>
  /** Reads what has come up to the ends. */
  read(read: ReadTopic, ends: Ends, looking: Looking): Promise<CountedTopic>
}
export type CountedTopic = {
  readonly count: TopicCount
  /** Texts of the tallies, in their order. */
  readonly tallies: readonly string[]
}

/** What is to be counted of each record of a topic, by the text that says so. */
export type TopicTallies = ReadonlyMap<string, Tally>
export type Tally = (record: KafkaRecord) => number

export type Looking = {
  /** Of the topic. */
  readonly tallies: TopicTallies
  /** By group. */
  readonly bookmarks: ReadonlyMap<string, TopicOffsets>
  readonly journal: Journal
  readonly signal: AbortSignal
}
type Ends = ReadonlyMap<number, bigint>
type Counting = CountedTopic & { readonly all: TopicTallies; readonly cut: CutTraces }

export function createCountedWindow(window: Window, reader: LedgerSources['kafka']['reader']): CountedWindow {
  const numbers = createBoardNumbers()
  const counts = new Map<string, Counting>()

  async function countingOf(read: ReadTopic, ends: Ends, { tallies, journal }: Looking): Promise<Counting> {
    const { topic, readers } = read
    const known = counts.get(topic)
    const isKnown = known && [...tallies.keys()].every((text) => known.all.has(text))
    if (isKnown && !isRecreated(known.count, ends)) return known
    const all = new Map([...(known?.all ?? []), ...tallies])
    const from = await startOf(reader, window, topic)
    const handled = readers.flatMap(({ group }) => [...journal.handledBy(group, topic)])
    const counting: Counting = {
      all,
      tallies: [...all.keys()],
      count: createTopicCount({ topic, from, reader, numbers, tallies: [...all.values()] }),
      cut: createCutTraces({ read, from, reader, numbers, handled }),
    }
    counts.set(topic, counting)
    return counting
  }

  return {
    window,
    numbers,
    async tooLong({ topic }, ends) {
      const known = counts.get(topic)
      return laterSince(reader, known ? basesOf(known.count) : await startOf(reader, window, topic), { topic, ends })
    },
    async read(read, ends, looking) {
      const counting = await countingOf(read, ends, looking)
      await counting.cut.mark(looking.bookmarks, looking.signal)
      await counting.count.readUpTo(ends, looking.signal)
      return counting
    },
  }
}

const isRecreated = ({ partitions }: TopicCount, ends: Ends) =>
  [...partitions].some(([partition, columns]) => (ends.get(partition) ?? 0n) < columns.next())

const basesOf = ({ partitions }: TopicCount): Ends =>
  new Map([...partitions].map(([partition, { base }]) => [partition, base]))
