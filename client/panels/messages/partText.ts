import type { Part, WireRecord } from '../../../shared/protocol/records'

const PREVIEW = 400

/** A key or header in one line: text as it is, binary as hex, none as a word. */
export function partText(part: Part): string {
  if (part === null) return 'null'
  return part.as === 'text' ? part.data : hexOf(bytesOf(part))
}

/** A value's beginning in one line. */
export function valuePreview({ value }: WireRecord): string {
  if (value === null) return 'tombstone'
  if (value.as === 'base64') return `binary ${hexOf(bytesOf({ ...value, data: value.data.slice(0, 64) }))}…`
  return value.data.slice(0, PREVIEW).replace(/\s+/g, ' ')
}

export const recordBytes = ({ key, value }: WireRecord): number => (key?.bytes ?? 0) + (value?.bytes ?? 0)

export function bytesOf(part: NonNullable<Part>): Uint8Array {
  return part.as === 'text'
    ? new TextEncoder().encode(part.data)
    : Uint8Array.from(atob(part.data), (char) => char.charCodeAt(0))
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
