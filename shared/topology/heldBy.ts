import type { Framed, Topology } from './model'

/** Ids of the services, topics, stores and notes that each frame holds; each holds something. */
export function heldBy({ services, topics, stores, notes }: Topology): ReadonlyMap<string, readonly string[]> {
  const held = new Map<string, string[]>()
  const note = (id: string, { frame }: Framed) => {
    if (frame === undefined) return
    const ids = held.get(frame)
    if (ids) ids.push(id)
    else held.set(frame, [id])
  }
  for (const nodes of [services, topics, stores, notes]) {
    for (const [id, node] of nodes) note(id, node)
  }
  return held
}
