import { heldBy } from '../../../shared/topology/heldBy'
import type { Topology } from '../../../shared/topology/model'

/** These ids, and of what the frames among them hold. */
export function withHeld(topology: Topology, ids: ReadonlySet<string>): ReadonlySet<string> {
  const { frames } = topology
  if (![...ids].some((id) => frames.has(id))) return ids
  return new Set([...ids, ...[...heldBy(topology)].flatMap(([frame, held]) => (ids.has(frame) ? held : []))])
}
