import type { KafkaRecord } from '../kafka/port'
import { allEvents } from './evidenceOf'
import { inversionsIn, type PlaceIn } from './inversions'
import type { Behind, FoundRecord, LedgerSources } from './port'
import { reconcileTopic, type TopicReadings } from './reconcileBoard'

type Place = { readonly partition: number; readonly offset: bigint; readonly times: number }
type Reader = LedgerSources['kafka']['reader']

/** One after the other, because each may be a megabyte. */
export async function openBehind(
  reader: Reader,
  read: TopicReadings,
  { group, measure, limit }: Behind,
): Promise<readonly FoundRecord[]> {
  const at = Math.max(
    read.readings.findIndex(({ reader }) => reader.group === group),
    0,
  )
  const behind = reconcileTopic(read, allEvents).rows[at]?.behind(measure) ?? []
  const places = [...(read.topic.counted?.count.partitions ?? [])].flatMap(([partition, { base }], index) =>
    newest(behind[index] ?? [], limit).map(({ at, times }): Place => ({ partition, offset: base + BigInt(at), times })),
  )
  const overtakers = measure === 'inversions' ? overtakersOf(read, at) : new Map<string, Overtaker>()
  const found: FoundRecord[] = []
  for (const stretch of adjoining(places)) found.push(...(await readPlaces(reader, read.topic.topic, stretch)))
  return found
    .sort(newestFirst)
    .slice(0, limit)
    .map((one) => ({ ...one, after: overtakers.get(placeOf(one.record)) }))
}

type Overtaker = Omit<Place, 'times'>
const placeOf = ({ partition, offset }: Overtaker) => `${partition} ${offset}`

/** For each record that was handled out of order, the later one that was handled before it. */
function overtakersOf({ topic, readings }: TopicReadings, at: number): ReadonlyMap<string, Overtaker> {
  const [partitions, reading] = [topic.counted?.count.partitions, readings[at]]
  if (!partitions || !reading) return new Map()
  const counted = [...partitions].map(([partition, columns]) => ({ partition, columns, eventAt: columns.events() }))
  const placed = ({ partition, at }: PlaceIn): Overtaker => ({
    partition,
    offset: (partitions.get(partition)?.base ?? 0n) + BigInt(at),
  })
  return new Map(inversionsIn(counted, reading).map((found) => [placeOf(placed(found)), placed(found.after)]))
}

const newest = <T extends { readonly at: number }>(found: readonly T[], limit: number): readonly T[] =>
  [...found].sort((a, b) => b.at - a.at).slice(0, limit)

const newestFirst = ({ record: a }: FoundRecord, { record: b }: FoundRecord) =>
  Number(b.timestamp - a.timestamp) || a.partition - b.partition || Number(b.offset - a.offset)

/** Close enough to be read at once. */
const NEAR = 50n

/** Places of one partition, newest first, that lie close together. */
function adjoining(places: readonly Place[]): readonly (readonly Place[])[] {
  const stretches: Place[][] = []
  for (const place of places) {
    const last = stretches.at(-1)?.at(-1)
    if (last && last.partition === place.partition && last.offset - place.offset <= NEAR) stretches.at(-1)?.push(place)
    else stretches.push([place])
  }
  return stretches
}

async function readPlaces(reader: Reader, topic: string, places: readonly Place[]): Promise<readonly FoundRecord[]> {
  const [last, first] = [places[0], places.at(-1)]
  if (!last || !first) return []
  const times = new Map(places.map((place) => [place.offset, place.times]))
  const records: KafkaRecord[] = []
  const to = last.offset + 1n
  for (let from = first.offset; from < to; ) {
    const chunk = await reader.read({ topic, partition: last.partition, from, to, ...FETCH })
    if (chunk.to <= from) break
    records.push(...chunk.records.filter(({ offset }) => times.has(offset)))
    from = chunk.to
  }
  return records.map((record) => ({ record, times: times.get(record.offset) ?? 1 }))
}

const FETCH = { maxRecords: 1_000, maxBytes: 1024 * 1024 } as const
