import type { StoreContents } from '../../shared/protocol/runRequests'

/** Longer values are shown by their beginning. */
const MOST_OF_VALUE = 4_000
/** Characters of one answer, one entry more or less. */
const MOST_OF_ANSWER = 1_000_000

/** As much of a store as a page looks at: the first entries, and of a state's the beginnings. The rows of a table stay whole, as people write them. */
export function previewOf(contents: StoreContents, kind: 'state' | 'table'): StoreContents {
  const entries: Entry[] = []
  let length = 0
  for (const entry of contents.entries) {
    const shown = kind === 'state' ? beginningOf(entry) : entry
    length += shown.key.length + shown.value.length
    if (length > MOST_OF_ANSWER && entries.length > 0) break
    entries.push(shown)
  }
  return { ...contents, entries }
}

type Entry = StoreContents['entries'][number]

const beginningOf = ({ key, value }: Entry): Entry =>
  value.length > MOST_OF_VALUE ? { key, value: value.slice(0, MOST_OF_VALUE), isCut: true } : { key, value }
