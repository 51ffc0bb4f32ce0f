import { mapKey } from '../handling/mapKey'

/** Counts the messages of one producer, and those of each of its keys. Goes on over stops, so that a reader can tell what is out of order. */
export type Sequence = {
  next(): number
  ofKey(key: Buffer): number
}

/** The keys that were used longest ago are forgotten and begin anew. */
const MOST_KEYS = 50_000

export function createSequence(): Sequence {
  const keys = new Map<string, number>()
  let count = 0

  return {
    next: () => ++count,
    ofKey(key) {
      const name = mapKey(key.toString('base64'))
      const next = (keys.get(name) ?? 0) + 1
      keys.delete(name)
      keys.set(name, next)
      const [oldest] = keys.keys()
      if (keys.size > MOST_KEYS && oldest !== undefined) keys.delete(oldest)
      return next
    },
  }
}
