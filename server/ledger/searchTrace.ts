import type { KafkaRecord } from '../kafka/port'
import { recordMarks } from '../recordMarks'
import type { ReadTopic } from './drawnReaders'
import type { LedgerSources } from './port'
import { readStretch, type Stretch } from './readStretch'

type Reader = LedgerSources['kafka']['reader']
/** `at`: milliseconds since the epoch, of the record that is followed. */
export type Wanted = { readonly traceId: string; readonly at: bigint }

export type Searched = {
  readonly read: ReadTopic
  readonly found: readonly KafkaRecord[]
  /** How many offsets were looked at. */
  readonly records: number
  /** False: there was too much in the time around the record to look at all of it. */
  readonly complete: boolean
}

const BEFORE_MS = 60_000
const AFTER_MS = 600_000
/** Of each topic; the nearest in time, a quarter of them before. */
const MOST_RECORDS = 100_000

/** Searches all topics in the time around a record. Topics that are not on the cluster are left out. */
export async function searchTrace(
  reader: Reader,
  topics: readonly ReadTopic[],
  wanted: Wanted,
): Promise<readonly Searched[]> {
  const ends = await reader.ends(topics.map(({ topic }) => topic))
  return Promise.all(topics.filter(({ topic }) => ends.has(topic)).map((read) => searchTopic(reader, read, wanted)))
}

async function searchTopic(reader: Reader, read: ReadTopic, { traceId, at }: Wanted): Promise<Searched> {
  const { stretch, complete } = await stretchAround(reader, read.topic, Number(at))
  const found: KafkaRecord[] = []
  let records = 0
  await readStretch(reader, stretch, {
    signal: new AbortController().signal,
    containing: Buffer.from(traceId),
    onChunk: (chunk) => {
      records += Number(chunk.to - chunk.from)
      found.push(...chunk.records.filter((record) => recordMarks(record).traceId === traceId))
    },
  })
  return { read, found, records, complete }
}

async function stretchAround(
  reader: Reader,
  topic: string,
  at: number,
): Promise<{ readonly stretch: Stretch; readonly complete: boolean }> {
  const [from, middle, to] = await Promise.all(
    [Math.max(at - BEFORE_MS, 0), at, at + AFTER_MS].map((ms) => reader.offsetsAt(topic, ms)),
  )
  const share = BigInt(Math.floor(MOST_RECORDS / Math.max(to?.size ?? 1, 1)))
  const [begins, ends] = [new Map<number, bigint>(), new Map<number, bigint>()]
  let complete = true
  for (const [partition, end] of to ?? []) {
    const begin = from?.get(partition) ?? end
    const near = middle?.get(partition) ?? end
    const first = end - begin > share ? later(begin, near - share / 4n) : begin
    const last = earlier(end, first + share)
    begins.set(partition, first)
    ends.set(partition, last)
    if (first > begin || last < end) complete = false
  }
  return { stretch: { topic, from: begins, to: ends }, complete }
}

const later = (a: bigint, b: bigint) => (a > b ? a : b)
const earlier = (a: bigint, b: bigint) => (a < b ? a : b)
