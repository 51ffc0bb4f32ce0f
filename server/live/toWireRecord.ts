import { isUtf8 } from 'node:buffer'
import type { Part, WireRecord } from '../../shared/protocol/records'
import type { KafkaRecord } from '../kafka/port'

/**
 * A record as it crosses the wire, each part cut to `previewBytes` (`PREVIEW_BYTES` names the usual two). Text only where it is
 * lossless: the whole part must be valid UTF-8, and a byte order mark stays. Everything else is base64.
 */
export function toWireRecord(record: KafkaRecord, previewBytes: number): WireRecord {
  return {
    partition: record.partition,
    offset: String(record.offset),
    timestamp: String(record.timestamp),
    key: toPart(record.key, previewBytes),
    value: toPart(record.value, previewBytes),
    headers: record.headers.map(([name, value]) => [name, toPart(value, previewBytes)] as const),
  }
}

function toPart(bytes: Buffer | null, previewBytes: number): Part {
  if (bytes === null) return null
  const cut = bytes.length > previewBytes
  if (!isUtf8(bytes)) {
    return { as: 'base64', data: bytes.toString('base64', 0, previewBytes), bytes: bytes.length, cut }
  }
  const end = cut ? lastCharacterBoundary(bytes, previewBytes) : bytes.length
  return { as: 'text', data: bytes.toString('utf8', 0, end), bytes: bytes.length, cut }
}

/** The last position at or before `at` that does not split a character; continuation bytes are 10xxxxxx. */
function lastCharacterBoundary(text: Buffer, at: number): number {
  let boundary = at
  while (boundary > 0 && ((text[boundary] ?? 0) & 0xc0) === 0x80) boundary -= 1
  return boundary
}
