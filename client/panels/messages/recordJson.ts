import type { Part } from '../../../shared/protocol/records'
import type { LiveRow } from '../../live/port'

type OpenedRecord = Extract<LiveRow, { readonly record: unknown }>

/** A record as JSON text to be pasted elsewhere. Offsets are text: JSON's readers lose digits. Binary parts are `{ "base64": ... }`. */
export function recordJson({ topic, record }: Pick<OpenedRecord, 'topic' | 'record'>): string {
  const { partition, offset, timestamp, key, value, headers } = record
  return JSON.stringify(
    {
      topic,
      partition,
      offset,
      timestamp: new Date(Number(timestamp)).toISOString(),
      key: plain(key),
      value: plain(value),
      headers: headers.map(([name, part]) => [name, plain(part)]),
    },
    null,
    2,
  )
}

const plain = (part: Part) => (part === null ? null : part.as === 'text' ? part.data : { base64: part.data })
