import { stateHash } from '../../../shared/behaviour/stateHash'

/** The hash of entries that change all the time; `version` is another one whenever they did. */
export type Hashing = (entries: () => Iterable<readonly [string, unknown]>, version: number) => string

/** Share of the time that may go into it. */
const SHARE = 0.05

/** A hash takes a while for many entries, so it may be a little behind them. `now` gives milliseconds since the epoch. */
export function createHashing(now: () => number): Hashing {
  let known: { readonly hash: string; readonly version: number; readonly staleAt: number } | undefined
  return (entries, version) => {
    const startedAt = now()
    if (known && (known.version === version || startedAt < known.staleAt)) return known.hash
    const hash = stateHash(entries())
    const endedAt = now()
    known = { hash, version, staleAt: endedAt + (endedAt - startedAt) / SHARE }
    return hash
  }
}
