import { changeEvent } from '../../../shared/behaviour/changeEvent'
import type { Cause, Change, OutboxEntry } from '../../tables/port'
import { repeatableIdOf } from '../handling/repeatableId'
import type { Sequence } from '../producing/sequence'
import { stampedHeaders } from '../producing/stampedHeaders'
import type { OwnRecord, Received, RunTools } from '../runTools'
import type { DrawnCapture } from './drawnTables'

/** What a change becomes in a topic; a key comes once in each part, so that what is sent again keeps the order of its key. */
export type Captured = { readonly seq: number; readonly records: readonly OwnRecord[] }

export type Capturing = {
  readonly boardId: string
  /** Of the table. */
  readonly name: string
  readonly capture: DrawnCapture
  readonly sequence: Sequence
}

/** Before and after; a deletion also as a tombstone, so that compaction forgets the row. */
export function recordsOfChange(change: Change, { name, ...capturing }: Capturing, tools: Tools): Captured {
  const { key, value } = changeEvent(name, change)
  const values = change.op === 'd' ? [value, null] : [value]
  const records = values.map((one, part) => record({ ...change, key, value: one, part }, capturing, tools))
  return { seq: change.seq, records }
}

export function recordsOfEvent(entry: EventToSend, capturing: Omit<Capturing, 'name'>, tools: Tools): Captured {
  return { seq: entry.seq, records: [record({ ...entry, part: 0 }, capturing, tools)] }
}
export type EventToSend = Pick<OutboxEntry, 'seq' | 'key' | 'type' | 'value' | 'cause'>

type Tools = Pick<RunTools, 'now' | 'random'>
type Part = {
  readonly seq: number
  readonly key: string
  readonly value: string | null
  readonly part: number
  readonly type?: string
  readonly cause?: Cause
}

/** Its id follows from the change alone: what is sent twice can be told from what happened twice. */
function record(
  { seq, key: text, value, part, type = '', cause }: Part,
  { boardId, capture, sequence }: Omit<Capturing, 'name'>,
  tools: Tools,
): OwnRecord {
  const { topicName, slug, connectionId } = capture
  const key = Buffer.from(text)
  const eventId = repeatableIdOf([boardId, connectionId, seq, part])
  const production = { topicName, type, category: 'business' } as const
  const input = cause && inputOf(cause)
  const headers = stampedHeaders({ production, slug, sequence, key, seq, eventId, ...(input && { input }) }, tools)
  return { key, value: value === null ? null : Buffer.from(value), headers }
}

const inputOf = ({ eventId, traceparent }: Cause): Pick<Received, 'headers'> => ({
  headers: [
    ['ce_id', Buffer.from(eventId)],
    ['traceparent', Buffer.from(traceparent)],
  ],
})
