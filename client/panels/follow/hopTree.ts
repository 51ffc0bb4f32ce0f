import type { Hop } from '../../../shared/protocol/run'

export type HopRow = {
  readonly hop: Hop
  /** How many causes lie between it and where it all began. */
  readonly depth: number
  /** Milliseconds after the first record of the event. */
  readonly sinceFirstMs: number
}

/** Each hop below the one that caused it, in the order of time. A hop whose cause was not found begins a way of its own. */
export function hopTree(hops: readonly Hop[]): readonly HopRow[] {
  const inOrder = [...hops].sort((a, b) => Number(a.timestamp) - Number(b.timestamp))
  const first = Number(inOrder[0]?.timestamp ?? 0)
  const known = new Set(inOrder.map(({ eventId }) => eventId))
  const rows: HopRow[] = []
  const placed = new Set<Hop>()
  const place = (hop: Hop, depth: number) => {
    if (placed.has(hop)) return
    placed.add(hop)
    const isFirst = !rows.some((row) => row.hop.eventId === hop.eventId)
    rows.push({ hop, depth, sinceFirstMs: Number(hop.timestamp) - first })
    if (isFirst) for (const next of inOrder) if (next.causedBy === hop.eventId) place(next, depth + 1)
  }
  for (const hop of inOrder) if (hop.causedBy === undefined || !known.has(hop.causedBy)) place(hop, 0)
  // Records that claim to have caused each other have no beginning.
  for (const hop of inOrder) place(hop, 0)
  return rows
}
