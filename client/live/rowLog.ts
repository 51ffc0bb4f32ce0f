import type { LiveRow } from './port'

/** The newest rows of all topics, in order of arrival, and the same by topic. Bounded; the oldest give way. */
export type RowLog = {
  append(rows: readonly LiveRow[]): void
  /** Oldest first; the same array until something is appended or cleared. */
  rows(topic: string | null): readonly LiveRow[]
  clear(): void
}

const ROW_CAPACITY = 100_000

export function createRowLog(capacity = ROW_CAPACITY): RowLog {
  let all: LiveRow[] = []
  const byTopic = new Map<string, LiveRow[]>()
  const shown = new Map<string | null, readonly LiveRow[]>()

  return {
    append: (rows) => {
      if (rows.length === 0) return
      for (const row of rows) {
        all.push(row)
        const ofTopic = byTopic.get(row.topic)
        if (ofTopic === undefined) byTopic.set(row.topic, [row])
        else ofTopic.push(row)
        shown.delete(row.topic)
      }
      shown.delete(null)
      all = trimmed(all, capacity)
      for (const [topic, ofTopic] of byTopic) byTopic.set(topic, trimmed(ofTopic, capacity))
    },
    rows: (topic) => {
      const known = shown.get(topic)
      if (known !== undefined) return known
      const rows = (topic === null ? all : (byTopic.get(topic) ?? [])).slice(-capacity)
      shown.set(topic, rows)
      return rows
    },
    clear: () => {
      all = []
      byTopic.clear()
      shown.clear()
    },
  }
}

/** A tenth over the capacity is allowed, so that dropping the oldest costs one copy in thousands of appends. */
const trimmed = (rows: LiveRow[], capacity: number): LiveRow[] =>
  rows.length > capacity * 1.1 ? rows.slice(-capacity) : rows
