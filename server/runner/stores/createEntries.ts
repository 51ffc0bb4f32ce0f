import { createEntriesHash } from '../../entriesHash'

/** What a state holds, as canonical JSON by key: texts take as much memory as they are long, values can take fifty times that. */
export type Entries = Iterable<readonly [key: string, json: string]> & {
  size(): number
  /** Characters of all keys and values. */
  length(): number
  hash(): string
  /** Null where there is no such entry. */
  get(key: string): string | null
  /** Null removes. */
  put(key: string, json: string | null): void
}

export function createEntries(): Entries {
  const texts = new Map<string, string>()
  const hash = createEntriesHash()
  let length = 0
  const get = (key: string) => texts.get(key) ?? null
  return {
    size: () => texts.size,
    length: () => length,
    hash: hash.text,
    get,
    put(key, json) {
      const before = get(key)
      length += entryLength(key, json) - entryLength(key, before)
      hash.change(key, before, json)
      if (json === null) texts.delete(key)
      else texts.set(key, json)
    },
    [Symbol.iterator]: () => texts[Symbol.iterator](),
  }
}

export const entryLength = (key: string, json: string | null) => (json === null ? 0 : key.length + json.length)
