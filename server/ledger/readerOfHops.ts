import type { Hop } from '../../shared/protocol/run'
import { groupBy } from '../../shared/topology/groupBy'
import type { TopicOffsets } from '../kafka/port'
import type { Handled } from '../runner/port'
import type { Reader } from './drawnReaders'
import type { FoundHop } from './foundHop'
import type { LedgerBoard, LedgerSources } from './port'

/** What each drawn group did with these records. */
export async function readerOfHops(
  { kafka, runner }: LedgerSources,
  { boardId }: LedgerBoard,
  found: readonly FoundHop[],
): Promise<(one: FoundHop) => Hop['groups']> {
  const groups = [...new Set(found.flatMap(({ read }) => read.readers.map(({ group }) => group)))]
  const bookmarks = groups.length > 0 ? await kafka.groups.offsetsOfAll(groups) : new Map<string, TopicOffsets>()
  const journal = runner.journal(boardId)
  const handled = new Map(
    [...groupBy(found, ({ read }) => read)].map(([{ topic, readers }, records]) => {
      const places = new Set(records.map(({ record }) => placeOf(record)))
      return [topic, new Map(readers.map(({ group }) => [group, lastOf(journal.handledBy(group, topic), places)]))]
    }),
  )
  return ({ read, record }) =>
    read.readers.map((reader) => {
      const last = handled.get(read.topic)?.get(reader.group)?.get(placeOf(record))
      const bookmark = bookmarks.get(reader.group)?.get(read.topic)?.get(record.partition) ?? 0n
      return stateOf(reader, last, bookmark > record.offset)
    })
}

type Place = Pick<Handled, 'partition' | 'offset'>
const placeOf = ({ partition, offset }: Place) => `${partition}/${offset}`

function lastOf(handlings: Iterable<Handled>, places: ReadonlySet<string>): ReadonlyMap<string, Handled> {
  const last = new Map<string, Handled>()
  for (const handled of handlings) if (places.has(placeOf(handled))) last.set(placeOf(handled), handled)
  return last
}

function stateOf({ group }: Reader, last: Handled | undefined, isPassed: boolean): Hop['groups'][number] {
  if (!last) return { group, state: isPassed ? 'passed' : 'waiting' }
  return { group, handledAt: last.at, state: STATES[last.outcome] }
}

const STATES = { processed: 'handled', repeated: 'handled', deadLettered: 'deadLettered', parked: 'parked' } as const
