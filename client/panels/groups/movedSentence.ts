import { formatOffset } from '../../ui/figures'
import type { Moved } from './movedRecords'

/** What a move means for the members that come back. */
export function movedSentence({ again, skipped }: Moved): string {
  const parts = [
    again > 0n && `${records(again)} will be read again`,
    skipped > 0n && `${records(skipped)} will be skipped, unread`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'No record will be read again or skipped.' : `${parts.join(', and ')}.`
}

const records = (count: bigint): string => `${formatOffset(count.toString())} ${count === 1n ? 'record' : 'records'}`
