import { frameOf } from '../../../shared/topology/frameOf'
import { heldBy } from '../../../shared/topology/heldBy'
import type { Connection, Position, Topology } from '../../../shared/topology/model'
import { remembered } from '../../../shared/topology/remembered'
import { edgeWord } from '../../board/edgeWords'

/** A line on the canvas: a connection, or all that lead the same way into or out of a collapsed frame. */
export type ShownConnection = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly connection: Connection
  /** All that it stands for, where it is more than one. */
  readonly merged?: readonly string[]
}

/** The connections that a line stands for. */
export const standsFor = ({ id, merged }: { readonly id: string; readonly merged?: readonly string[] | undefined }) =>
  merged ?? [id]

/** Whether it ends at a collapsed frame: its waypoints lead to a node that is not to be seen. */
export const crosses = ({ from, to, connection }: Pick<ShownConnection, 'from' | 'to' | 'connection'>): boolean =>
  from !== connection.from || to !== connection.to

/** The points that it is led by; always the same list where there are none. */
export const viaOf = (line: ShownConnection): readonly Position[] =>
  crosses(line) ? NOWHERE : (line.connection.via ?? NOWHERE)
const NOWHERE: readonly Position[] = []

/** What stands on it beside its figure; '' = nothing. */
export const lineWord = (topology: Topology, { connection, merged }: ShownConnection): string =>
  merged ? `${merged.length} connections` : edgeWord(topology, connection)

/** What is drawn of the connections: those inside of a collapsed frame are not, those that cross its border end at the frame. */
export const shownConnections = remembered((topology: Topology): readonly ShownConnection[] => {
  const nodeFor = shownNodes(topology)
  const lines = new Map<string, ShownConnection & { readonly all: string[] }>()
  for (const connection of topology.connections.values()) {
    const [from, to] = [nodeFor(connection.from), nodeFor(connection.to)]
    if (from === to) continue
    const key = crosses({ from, to, connection }) ? `${from} > ${to}` : connection.id
    const line = lines.get(key)
    if (line) line.all.push(connection.id)
    else lines.set(key, { id: connection.id, from, to, connection, all: [connection.id] })
  }
  return [...lines].map(([key, { all, ...line }]) => (all.length > 1 ? { ...line, id: key, merged: all } : line))
})

/** Tells which node stands for one: itself, or the collapsed frame that holds it. */
export function shownNodes(topology: Topology): (id: string) => string {
  const { frames } = topology
  if (![...frames.values()].some(({ collapsed }) => collapsed)) return (id) => id
  return (id) => {
    const frame = frameOf(topology, id)
    return frame !== undefined && frames.get(frame)?.collapsed ? frame : id
  }
}

/** These ids, and those of what is drawn around or in place of them: frames, and lines for several connections. */
export function withFrames(topology: Topology, ids: ReadonlySet<string>): ReadonlySet<string> {
  if (topology.frames.size === 0) return ids
  const frames = [...heldBy(topology)].filter(([, held]) => held.some((id) => ids.has(id))).map(([id]) => id)
  const lines = shownConnections(topology).filter(({ merged }) => merged?.some((id) => ids.has(id)))
  return new Set([...ids, ...frames, ...lines.map(({ id }) => id)])
}
