import { compileLookup, createLookupTable, keepLast } from '../../../../shared/behaviour/lookupTable'
import type { RecordText } from '../../../../shared/behaviour/recordText'
import type { Part, WireRecord } from '../../../../shared/protocol/records'
import type { LiveRow } from '../../../live/port'
import { type Sample, sampleMessage, sampleOf } from '../sampleTemplate'
import type { SampleSource } from './sampleSource'

/** What expressions see of one message, all of it worked out. */
export type Seen = Readonly<Record<string, unknown>> &
  Omit<RecordText, 'value' | 'headers' | 'offset'> & {
    readonly value: unknown
    readonly offset: number
    /** Where the expression is tried on an element of a list, or goes on from a state. */
    readonly item?: unknown
    readonly state?: unknown
  }

/** Messages on which code is tried, oldest first. */
export type Samples = {
  /** `example`: nothing flows, so the example messages of the topics, and the requests that are drawn, stand for it. */
  readonly from: 'messages' | 'example' | 'nothing'
  readonly scopes: readonly Seen[]
  /** Where they are from, by drawn names. */
  readonly topics: readonly string[]
}

/** The rows that were seen of a topic, by its drawn name. */
export type RowsOf = (topic: string) => readonly LiveRow[]

const MOST = 10
/** Of a topic that is read as a table. */
const TABLE_ROWS = 2_000

export function readSamples(source: SampleSource, rowsOf: RowsOf): Samples {
  const { topics, tables } = source
  const records = topics.flatMap(({ name }) => recordsOf(name, rowsOf(name), MOST))
  const newest = records.sort((one, other) => one.timestamp - other.timestamp).slice(-MOST)
  const lookUp = lookingUp(tables, rowsOf)
  const scopesOf = (all: readonly RecordText[]) => all.flatMap((record) => scopeOf(record, lookUp))
  const seen = scopesOf(newest)
  if (seen.length > 0) return { from: 'messages', scopes: seen, topics: topicsOf(seen) }
  const made = scopesOf(examplesOf(source))
  return { from: made.length > 0 ? 'example' : 'nothing', scopes: made, topics: topicsOf(made) }
}

const topicsOf = (scopes: readonly Seen[]) => [...new Set(scopes.map(({ topic }) => topic))]

/** What expressions see of it, where its value is whole and JSON. */
function scopeOf(record: RecordText, lookUp: LookUp): readonly Seen[] {
  const parsed = parse(record.value)
  if (!parsed.ok) return []
  const { key, headers, topic, partition, offset, timestamp } = record
  const seen = { key, value: parsed.value, headers: Object.fromEntries(headers), topic, partition }
  return [{ ...seen, offset: Number(offset), timestamp, tables: lookUp(record) }]
}

type LookUp = (record: RecordText) => Readonly<Record<string, unknown>>

function lookingUp(tables: SampleSource['tables'], rowsOf: RowsOf): LookUp {
  const lookups = tables.flatMap(({ connection, topic }) => {
    const table = createLookupTable()
    for (const record of recordsOf(topic.name, rowsOf(topic.name), TABLE_ROWS)) keepLast(table, record)
    const compiled = compileLookup({ connectionId: connection.id, lookup: connection.lookup ?? '' })
    return compiled.ok ? [{ name: topic.name, table, find: compiled.value }] : []
  })
  return (record) =>
    Object.fromEntries(
      lookups.map(({ name, table, find }) => {
        const found = find(table, record)
        return [name, found.ok ? found.value : null]
      }),
    )
}

const recordsOf = (topic: string, rows: readonly LiveRow[], most: number): readonly RecordText[] =>
  rows.slice(-most).flatMap((row) => ('record' in row && isWhole(row.record.value) ? [textOf(topic, row.record)] : []))

const isWhole = (value: Part): boolean => value === null || (value.as === 'text' && !value.cut)

const textOf = (topic: string, { key, value, headers, partition, offset, timestamp }: WireRecord): RecordText => ({
  key: key?.data ?? null,
  value: value?.data ?? null,
  headers: headers.map(([name, part]) => [name, part?.data ?? '']),
  topic,
  partition,
  offset,
  timestamp: Number(timestamp),
})

type Example = { readonly topic: string; make(count: number): { readonly key: string | null; readonly value: Sample } }

function examplesOf({ topics, received, keys }: SampleSource): readonly RecordText[] {
  const ofTopics = topics.flatMap(({ id, name, example }): Example[] =>
    example ? [{ topic: name, make: (count) => keyedSample(keys.get(id) ?? '', example, count) }] : [],
  )
  const others = received.map(
    ({ from, body }): Example => ({ topic: from, make: (count) => ({ key: null, value: sampleOf(body, count) }) }),
  )
  const drawn = [...ofTopics, ...others]
  return Array.from({ length: drawn.length > 0 ? MOST : 0 }, (_, index) => index).flatMap((index) => {
    const example = drawn[index % drawn.length]
    const made = example?.make(index + 1)
    if (!example || !made?.value.ok) return []
    const place = { topic: example.topic, partition: 0, offset: String(index), timestamp: index }
    return [{ key: made.key, value: made.value.text, headers: [], ...place }]
  })
}

function keyedSample(key: string, value: string, count: number): ReturnType<Example['make']> {
  const part = (which: 'key' | 'value') => sampleMessage({ key, value }, which, { count, madeFor: {} })
  const made = part('key')
  return { key: key !== '' && made.ok ? made.text : null, value: part('value') }
}

function parse(text: string | null): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: text === null ? null : JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}
