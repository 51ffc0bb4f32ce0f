import { isNode } from '../../../shared/topology/isNode'
import type { Connection, Topology } from '../../../shared/topology/model'
import { copiedName, newId } from './newElements'
import type { Copies } from './topologyPart'
import { straight } from './waypoints'

/** The connections between the nodes of a part of this board and its other nodes. */
export function outwardOf({ connections }: Topology, part: Topology): readonly Connection[] {
  const isInside = (id: string) => isNode(part, id)
  return [...connections.values()].filter(({ from, to }) => isInside(from) !== isInside(to))
}

/** The same connections for the copies. A copied service reads in a group of its own, otherwise it would take half of its original's records. */
export function outwardCopies(
  { connections }: Topology,
  outward: readonly Connection[],
  copies: Copies,
): readonly Connection[] {
  const groups = new Set([...connections.values()].flatMap((one) => (one.kind === 'subscribes' ? one.group : [])))
  const copied = new Map<string, string>()
  const groupLike = (group: string) => {
    const name = copied.get(group) ?? copiedName(group, groups)
    copied.set(group, name)
    groups.add(name)
    return name
  }
  return outward.map(straight).map((connection) => {
    const { from, to } = connection
    const ends = { id: newId(), from: copies.get(from) ?? from, to: copies.get(to) ?? to }
    return connection.kind === 'subscribes' && copies.has(to) && connection.group !== ''
      ? { ...connection, ...ends, group: groupLike(connection.group) }
      : { ...connection, ...ends }
  })
}
