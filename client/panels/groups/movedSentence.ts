import { plural } from '../../ui/figures'
import type { Moved } from './movedRecords'

/** What a move means for the members that come back. */
export function movedSentence({ again, skipped }: Moved): string {
  const parts = [
    again > 0n && `${plural(again, 'record')} will be read again`,
    skipped > 0n && `${plural(skipped, 'record')} will be skipped, unread`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'No record will be read again or skipped.' : `${parts.join(', and ')}.`
}
