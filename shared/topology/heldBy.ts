import type { Framed, Topology } from './model'
import { remembered } from './remembered'

type Held = ReadonlyMap<string, readonly string[]>

/** Ids of the services, topics, stores and notes that each frame holds; each holds something. */
export const heldBy = remembered(({ services, topics, stores, notes }: Topology): Held => {
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
})
