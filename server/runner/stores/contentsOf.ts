import { stateHash } from '../../../shared/behaviour/stateHash'
import { canonicalJson } from '../../../shared/expression/canonicalJson'
import type { StoreContents } from '../../../shared/protocol/runRequests'

/** The first entries in the order of their keys, with the hash of all. */
export function contentsOf(
  entries: ReadonlyMap<string, unknown>,
  limit: number,
): Pick<StoreContents, 'entries' | 'total' | 'hash'> {
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    entries: sorted.slice(0, limit).map(([key, value]) => ({ key, value: written(value) })),
    total: entries.size,
    hash: stateHash(entries),
  }
}

function written(value: unknown): string {
  const json = canonicalJson(value)
  return json.ok ? json.value : 'null'
}
