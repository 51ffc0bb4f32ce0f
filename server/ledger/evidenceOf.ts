import type { Evidence, HandledAt, PartitionEvidence } from '../../shared/ledger/reconcile'
import { behaviourOf } from '../../shared/topology/behaviourOf'
import { groupBy } from '../../shared/topology/groupBy'
import type { Runner } from '../runner/port'
import type { Looked, LookedTopic } from './boardRecount'
import type { Reader } from './drawnReaders'
import { inversionsIn } from './inversions'
import type { PartitionColumns } from './partitionColumns'

/** Events at the offsets of a partition, perhaps without some that are not to be counted. */
export type EventsOf = (topic: LookedTopic, columns: PartitionColumns) => Int32Array
export const allEvents: EventsOf = (_, columns) => columns.events()

/** `time`: milliseconds since the epoch. */
export type TimedHandling = HandledAt & { readonly time: number }

/** How one topic was read by one of its drawn groups; the numbers count from the base of each partition. */
export type Reading = {
  readonly reader: Reader
  readonly handled: ReadonlyMap<number, readonly TimedHandling[]>
  /** The bookmark. Below 0: before the window. */
  readonly passed: ReadonlyMap<number, number>
}

/** What was found about a topic and one of its readers, or its having none. */
export function evidenceOf(topic: LookedTopic, reading: Reading | null, found: Found): Evidence {
  const { counted, drawn } = topic
  const counting = [...(counted?.count.partitions ?? [])].map(([partition, columns]) => ({
    partition,
    columns,
    eventAt: found.eventsOf(topic, columns),
  }))
  const inverted = groupBy(reading ? inversionsIn(counting, reading) : [], ({ partition }) => partition)
  const partitions = counting.map(
    ({ partition, columns, eventAt }): PartitionEvidence => ({
      partition,
      base: columns.base,
      eventAt,
      acknowledged: found.acknowledged.get(partition) ?? [],
      handled: reading?.handled.get(partition) ?? [],
      inverted: (inverted.get(partition) ?? []).map(({ at }) => at),
      passed: reading?.passed.get(partition) ?? 0,
    }),
  )
  return { topic: drawn.name, group: reading?.reader.drawn ?? null, partitions, events: counted?.count.events() ?? 0 }
}
type Found = {
  readonly eventsOf: EventsOf
  readonly acknowledged: ReadonlyMap<number, readonly number[]>
}

export type Readings = {
  readonly acknowledged: ReadonlyMap<number, readonly number[]>
  readonly readings: readonly Reading[]
}

/** Of the journal and the bookmarks, what concerns a topic. */
export function readingsOf(looked: Looked, topic: LookedTopic, runner: Pick<Runner, 'journal' | 'runs'>): Readings {
  const journal = runner.journal(looked.board.boardId)
  const bases = new Map(
    [...(topic.counted?.count.partitions ?? [])].map(([partition, { base }]) => [partition, Number(base)]),
  )
  return {
    acknowledged: byPartition(bases, journal.acknowledgedIn(topic.topic), (_, at) => at),
    readings: topic.readers.map((reader) => {
      const handled = byPartition(
        bases,
        journal.handledBy(reader.group, topic.topic),
        (entry, at): TimedHandling => ({
          at,
          time: entry.at,
          outcome: entry.outcome,
          effects: entry.effects,
        }),
      )
      const isInHand = commitsOnReceiving(looked, reader) && isRunning(looked, reader, runner)
      const bookmarks = looked.bookmarks.get(reader.group)?.get(topic.topic)
      const passed = [...bases].map(([partition, base]) => {
        const bookmark = Number(bookmarks?.get(partition) ?? 0n) - base
        return [partition, isInHand ? Math.min(bookmark, handledUpTo(handled.get(partition))) : bookmark] as const
      })
      return { reader, handled, passed: new Map(passed) }
    }),
  }
}

/** Where the bookmark moves before the work is done, a record in hand is not lost yet: only what a later one has overtaken is. */
const handledUpTo = (handled: readonly HandledAt[] = []) =>
  handled.reduce((highest, { at }) => Math.max(highest, at + 1), 0)

const commitsOnReceiving = ({ board }: Looked, { serviceIds }: Reader) =>
  serviceIds.some((id) => {
    const service = board.topology.services.get(id)
    return service !== undefined && behaviourOf.service(service).commit === 'receive'
  })

const isRunning = ({ board }: Looked, { serviceIds }: Reader, { runs }: Pick<Runner, 'runs'>) =>
  runs(board.boardId).some(({ serviceId, state }) => serviceIds.includes(serviceId) && state === 'running')

/** What lies in the window, with its place there. */
function byPartition<T extends { readonly partition: number; readonly offset: bigint }, P>(
  bases: ReadonlyMap<number, number>,
  entries: Iterable<T>,
  placed: (entry: T, at: number) => P,
): ReadonlyMap<number, readonly P[]> {
  const found = new Map([...bases.keys()].map((partition): [number, P[]] => [partition, []]))
  for (const entry of entries) {
    const at = Number(entry.offset) - (bases.get(entry.partition) ?? 0)
    if (at >= 0) found.get(entry.partition)?.push(placed(entry, at))
  }
  return found
}
