import type { StoreCounters } from '../../../shared/protocol/run'
import type { StoreBehaviour } from '../../../shared/topology/behaviour'
import { plural } from '../../ui/figures'

const HASH_DIGITS = 7

/** What a store's node says of what is in it: how much, what is going on or which contents exactly, and that in a sentence. */
export type StoreReading = { readonly contents: string; readonly note: string; readonly title: string }

export function storeReading(kind: StoreBehaviour['kind'], counters: StoreCounters | undefined): StoreReading {
  if (!counters)
    return { contents: 'empty', note: '', title: 'Nothing is known of it yet: it fills while its service runs.' }
  const { entries, hash, state, progress = 0, waiting = 0 } = counters
  const contents = kind === 'table' ? plural(entries, 'row') : plural(entries, 'entry', 'entries')
  if (state === 'rebuilding') {
    const done = `${Math.floor(progress * 100)} %`
    return { contents, note: `rebuilding ${done}`, title: `${done} of the log are folded into it.` }
  }
  if (state === 'wiped')
    return { contents, note: 'wiped', title: 'It was wiped. Rebuild it to fold the log into it again.' }
  if (waiting > 0)
    return { contents, note: `${waiting} waiting`, title: `${plural(waiting, 'change')} waiting to be captured.` }
  const digits = hash.slice(0, HASH_DIGITS)
  return {
    contents,
    note: `#${digits}`,
    title: `All of its contents have the hash ${hash}: the same contents, the same hash.`,
  }
}
