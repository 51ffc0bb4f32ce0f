import type { BoardEdit } from '../../../shared/document/port'
import type { Connection, ConnectionKind, NodeKind, Position, Topology } from '../../../shared/topology/model'
import { slugs } from '../../../shared/topology/slugs'

/** Ids are drawn at random because two people may add something to the same board at the same moment. */
export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Adds a service, topic or note that is valid as it stands, and says its id. */
export function addNode(edit: BoardEdit, topology: Topology, { kind, at }: { kind: NodeKind; at: Position }): string {
  const id = newId()
  edit.moveTo(id, at)
  switch (kind) {
    case 'service':
      edit.putService({ id, name: countedName('service', namesOf(topology.services)), language: 'typescript' })
      return id
    case 'topic':
      edit.putTopic({ id, name: countedName('topic', namesOf(topology.topics)), ...PLAIN_TOPIC })
      return id
    case 'note':
      edit.putNote({ id, text: '' })
      return id
  }
}

const PLAIN_TOPIC = { partitions: 3, replication: 1, configs: new Map<string, string>() }

/** A connection with the settings that a person most likely means; `canConnect` has said yes before. */
export function newConnection(topology: Topology, kind: ConnectionKind, { from, to }: Ends): Connection {
  const id = newId()
  switch (kind) {
    case 'produces':
      return { kind, id, from, to, when: receives(topology, from) ? 'input' : 'rate', rate: 1, key: '', value: '' }
    case 'subscribes':
      return { kind, id, from, to, group: groupFor(topology, to), start: 'earliest' }
    case 'calls':
      return { kind, id, from, to }
  }
}

export type Ends = { readonly from: string; readonly to: string }

const receives = (topology: Topology, serviceId: string) =>
  [...topology.connections.values()].some(({ kind, to }) => kind === 'subscribes' && to === serviceId)

const groupFor = ({ services }: Topology, serviceId: string) => slugs(services.values()).get(serviceId) ?? 'group'

/** "An event through a new topic" between two services: topic and both connections. Says the topic's id. */
export function addTopicBetween(edit: BoardEdit, topology: Topology, { from, to }: Ends): string {
  const topicId = addNode(edit, topology, { kind: 'topic', at: halfway(topology, from, to) })
  edit.putConnection(newConnection(topology, 'produces', { from, to: topicId }))
  edit.putConnection(newConnection(topology, 'subscribes', { from: topicId, to }))
  return topicId
}

function halfway({ layout }: Topology, from: string, to: string): Position {
  const [a, b] = [layout.get(from) ?? ORIGIN, layout.get(to) ?? ORIGIN]
  const snap = (value: number) => Math.round(value / GRID) * GRID
  return { x: snap((a.x + b.x) / 2), y: snap((a.y + b.y) / 2) }
}

const ORIGIN: Position = { x: 0, y: 0 }

/** Canvas units between two places a node can stand on. */
export const GRID = 8

export const namesOf = (things: ReadonlyMap<string, { readonly name: string }>) =>
  new Set([...things.values()].map(({ name }) => name))

/** `service-1`, `service-2` ...: the first that is free. */
export function countedName(stem: string, taken: ReadonlySet<string>, first = 1): string {
  let count = first
  while (taken.has(`${stem}-${count}`)) count += 1
  return `${stem}-${count}`
}

/** The name itself where it is free, otherwise with a number behind it. */
export const copiedName = (name: string, taken: ReadonlySet<string>) =>
  taken.has(name) ? countedName(name.replace(/-\d+$/, ''), taken, 2) : name
