import { done, type Outcome, refused } from '../../shared/problem'
import type { Hop, Trace } from '../../shared/protocol/run'
import type { KafkaRecord } from '../kafka/port'
import { recordMarks } from '../recordMarks'
import { readTopics } from './drawnReaders'
import type { FoundHop } from './foundHop'
import type { LedgerBoard, LedgerSources, RecordPlaceIn } from './port'
import { readerOfHops } from './readerOfHops'
import { type Searched, searchTrace } from './searchTrace'

/** Every record of the board with the same trace, in its time; without a trace just the one. */
export async function followEvent(
  sources: LedgerSources,
  board: LedgerBoard,
  place: RecordPlaceIn,
): Promise<Outcome<Trace>> {
  const { reader } = sources.kafka
  const topics = readTopics(board)
  const read = topics.find(({ topic }) => topic === place.topic)
  const record = read && (await recordAt(reader, place))
  if (!read || !record) return refused(gone(place))
  const marks = recordMarks(record)
  const followed: FoundHop = { read, record, marks }
  const { traceId } = marks
  const searched = traceId === undefined ? [] : await searchTrace(reader, topics, { traceId, at: record.timestamp })
  const found = withoutTwins([followed, ...searched.flatMap(foundIn)]).sort(byTime)
  const groupsOf = await readerOfHops(sources, board, found)
  return done({
    traceId: traceId ?? idOf(followed),
    hops: found.map((one) => hopOf(one, found, groupsOf(one))),
    searched: searched.map(({ read, records, complete }) => ({ topic: read.topic, records, complete })),
  })
}

const foundIn = ({ read, found }: Searched): readonly FoundHop[] =>
  found.map((record) => ({ read, record, marks: recordMarks(record) }))

async function recordAt(
  reader: LedgerSources['kafka']['reader'],
  { topic, partition, offset }: RecordPlaceIn,
): Promise<KafkaRecord | undefined> {
  const stretch = { topic, partition, from: offset, to: offset + 1n }
  const { records } = await reader.read({ ...stretch, maxRecords: 1, maxBytes: 64 * 1024 })
  return records[0]
}

const gone = ({ topic, partition, offset }: RecordPlaceIn) => ({
  code: 'noRecord',
  sentence: `There is no record at offset ${offset} of ${topic}, partition ${partition}, to follow.`,
  next: 'Retention or compaction may have removed it, or its topic is no longer on the board.',
})

const placeOf = ({ read, record }: FoundHop) => `${read.topic}/${record.partition}/${record.offset}`
const idOf = (found: FoundHop) => found.marks.eventId ?? placeOf(found)

const withoutTwins = (found: readonly FoundHop[]): FoundHop[] => [
  ...new Map(found.map((one) => [placeOf(one), one])).values(),
]

/** Made within a millisecond, what was caused comes after its cause. */
const byTime = (a: FoundHop, b: FoundHop) =>
  Number(a.record.timestamp - b.record.timestamp) || Number(causes(b, a)) - Number(causes(a, b))

const causes = (cause: FoundHop, effect: FoundHop) =>
  effect.marks.causedBy !== undefined && effect.marks.causedBy === cause.marks.eventId

function hopOf(one: FoundHop, all: readonly FoundHop[], groups: Hop['groups']): Hop {
  const { read, record, marks } = one
  const cause = all.find((other) => causes(other, one))
  return {
    topic: read.topic,
    partition: record.partition,
    offset: String(record.offset),
    timestamp: String(record.timestamp),
    eventId: idOf(one),
    ...(marks.causedBy !== undefined && { causedBy: marks.causedBy }),
    ...(marks.service !== undefined && { service: marks.service }),
    ...(cause && { afterMs: Number(record.timestamp - cause.record.timestamp) }),
    groups,
  }
}
