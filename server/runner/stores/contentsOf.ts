import type { StoreContents } from '../../../shared/protocol/runRequests'
import type { Entries } from './createEntries'

/** The first entries in the order of their keys, with the hash of all. */
export function contentsOf(entries: Entries, limit: number): Pick<StoreContents, 'entries' | 'total' | 'hash'> {
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    entries: sorted.slice(0, limit).map(([key, value]) => ({ key, value })),
    total: entries.size(),
    hash: entries.hash(),
  }
}
