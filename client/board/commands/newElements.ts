import type { BoardEdit } from '../../../shared/document/port'
import type {
  Connection,
  ConnectionKind,
  Framed,
  NodeKind,
  Note,
  Position,
  Service,
  Store,
  Topic,
  Topology,
} from '../../../shared/topology/model'
import { receivers } from '../../../shared/topology/receivers'
import { slugs } from '../../../shared/topology/slugs'

/** Ids are drawn at random because two people may add something to the same board at the same moment. */
export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')

export type NewNode =
  | { readonly kind: 'service'; readonly element: Service }
  | { readonly kind: 'topic'; readonly element: Topic }
  | { readonly kind: 'store'; readonly element: Store }
  | { readonly kind: 'note'; readonly element: Note }

/** A store is a state unless it is asked for as a table. */
export type Addable = NodeKind | 'table'

/** A node that is valid as it stands. Without a name it gets the next one of its kind. */
export function newNode({ services, topics, stores }: Topology, kind: Addable, name = ''): NewNode {
  const id = newId()
  const named = (stem: string, taken: ReadonlySet<string>) =>
    name === '' ? countedName(stem, taken) : copiedName(name, taken)
  switch (kind) {
    case 'service':
      return { kind, element: { id, name: named('service', namesOf(services)), language: 'typescript' } }
    case 'topic':
      return { kind, element: { id, name: named('topic', namesOf(topics)), ...PLAIN_TOPIC } }
    case 'store':
      return { kind, element: { id, name: named('store', namesOf(stores)) } }
    case 'table':
      return { kind: 'store', element: { id, name: named('table', namesOf(stores)), kind } }
    case 'note':
      return { kind, element: { id, text: '' } }
  }
}

const PLAIN_TOPIC = { partitions: 3, replication: 1, configs: new Map<string, string>() }

/** Where something new goes: on the canvas, and into the frame that is there. */
export type Place = Position & Framed

export function putNode(edit: BoardEdit, { kind, element }: NewNode, at: Place) {
  edit.moveTo(element.id, at)
  if (kind === 'service') edit.putService(element)
  else if (kind === 'topic') edit.putTopic(element)
  else if (kind === 'store') edit.putStore(element)
  else edit.putNote(element)
  if (at.frame !== undefined) edit.setFrame(element.id, at.frame)
}

/** The board as it will be, for what is to be said about the node before it is there. */
export function withNode(topology: Topology, { kind, element }: NewNode): Topology {
  if (kind === 'service') return { ...topology, services: new Map(topology.services).set(element.id, element) }
  if (kind === 'topic') return { ...topology, topics: new Map(topology.topics).set(element.id, element) }
  if (kind === 'store') return { ...topology, stores: new Map(topology.stores).set(element.id, element) }
  return { ...topology, notes: new Map(topology.notes).set(element.id, element) }
}

/** What a person draws: a kind of connection, or where a service sends what it gives up. */
export type Drawn = ConnectionKind | 'deadLetters'

/** A connection with the settings that a person most likely means; `canConnect` has said yes before. */
export function newConnection(topology: Topology, kind: Drawn, { from, to }: Ends): Connection {
  const id = newId()
  switch (kind) {
    case 'deadLetters':
      return { kind: 'produces', id, from, to, when: 'failure', rate: 0, key: '', value: '' }
    case 'produces':
      return { kind, id, from, to, when: receives(topology, from) ? 'input' : 'rate', rate: 1, key: '', value: '' }
    case 'subscribes':
      return { kind, id, from, to, group: groupFor(topology, to), start: 'earliest' }
    case 'calls':
    case 'keeps':
      return { kind, id, from, to, ...(receives(topology, from) ? {} : { when: 'rate', rate: 1 }) }
    case 'captures':
      return { kind, id, from, to }
  }
}

export type Ends = { readonly from: string; readonly to: string }

export const receives = (topology: Topology, serviceId: string) => receivers(topology).has(serviceId)

const groupFor = ({ services }: Topology, serviceId: string) => slugs(services.values()).get(serviceId) ?? 'group'

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
