import * as Y from 'yjs'
import { BEHAVIOUR_FIELDS, type Fields, type FieldValue, saidOf } from '../topology/behaviourFields'
import {
  type Connection,
  EMPTY_TOPOLOGY,
  FRAME_FIELDS,
  NOTE_FIELDS,
  type Position,
  type Topic,
  type Topology,
} from '../topology/model'
import { type BoardRoots, boardRoots } from './boardRoots'
import { keepPossible } from './keepPossible'
import type { BoardEdit } from './port'
import { isElementId, isPosition, wellFormed } from './readElement'
import { readTopology } from './readTopology'

/** An empty board, its roots laid out. */
export function createBoardDocument(): Y.Doc {
  const doc = new Y.Doc()
  boardRoots(doc)
  return doc
}

/** All changes in one transaction. Only fields that differ are written, so that edits of different fields by several people all survive. */
export function editDocument(doc: Y.Doc, change: (edit: BoardEdit) => void, origin?: unknown): void {
  const edit = boardEdit(boardRoots(doc))
  doc.transact(() => change(edit), origin)
}

/** Never throws, whatever is in the document. For a document that keeps changing, `createTopologyView` is the cheap way. */
export const deriveTopology = (doc: Y.Doc): Topology => keepPossible(readTopology(boardRoots(doc)), EMPTY_TOPOLOGY)

/** Puts everything of the topology into the document. */
export function topologyToDocument(doc: Y.Doc, topology: Topology): void {
  editDocument(doc, (edit) => {
    edit.setName(topology.name)
    for (const service of topology.services.values()) edit.putService(service)
    for (const topic of topology.topics.values()) edit.putTopic(topic)
    for (const store of topology.stores.values()) edit.putStore(store)
    for (const connection of topology.connections.values()) edit.putConnection(connection)
    for (const note of topology.notes.values()) edit.putNote(note)
    for (const frame of topology.frames.values()) edit.putFrame(frame)
    for (const invariant of topology.invariants.values()) edit.putInvariant(invariant)
    for (const fault of topology.faults.values()) edit.putFault(fault)
    for (const view of topology.views.values()) edit.putView(view)
    for (const [id, position] of topology.layout) edit.moveTo(id, position)
  })
}

const boardEdit = (roots: BoardRoots): BoardEdit => ({
  setName: (name) => setField(roots.meta, 'name', name),
  putService: (service) => putBehaving(roots.services, { frame: undefined, ...service }, BEHAVIOUR_FIELDS.service),
  putTopic: (topic) => putTopic(roots.topics, topic),
  putStore: (store) => putBehaving(roots.stores, { frame: undefined, ...store }, BEHAVIOUR_FIELDS.store),
  putConnection: (connection) => putConnection(roots.connections, connection),
  putNote: (note) => putBehaving(roots.notes, { frame: undefined, ...note }, NOTE_FIELDS),
  putFrame: (frame) => putBehaving(roots.frames, frame, FRAME_FIELDS),
  setFrame: (id, frame) => setFrame(roots, id, frame),
  putInvariant: ({ id, ...fields }) => put(roots.invariants, id, fields),
  putFault: ({ id, ...fields }) => put(roots.faults, id, fields),
  putView: ({ id, ...fields }) => put(roots.views, id, fields),
  moveTo: (id, position) => moveTo(roots.layout, id, position),
  remove: (ids) => remove(roots, new Set(ids)),
})

type Field = FieldValue | undefined
type Behaving = { readonly id: string; readonly [name: string]: Field }
type Elements = Y.Map<unknown>

function put(elements: Elements, id: string, fields: { readonly [name: string]: Field }): void {
  if (!isElementId(id)) return
  const element = mapAt(elements, id)
  for (const [name, value] of Object.entries(fields)) setField(element, name, value)
}

/** What is as assumed is taken away: it stands in no document. */
function putBehaving(elements: Elements, { id, ...fields }: Behaving, table: Fields): void {
  const said: { readonly [name: string]: Field } = saidOf(table, (name) => fields[name])
  const behaviour = Object.fromEntries(Object.keys(table).map((name) => [name, said[name]]))
  put(elements, id, { ...fields, ...behaviour })
}

function putTopic(topics: Elements, { id, configs, ...fields }: Topic): void {
  if (!isElementId(id)) return
  put(topics, id, { frame: undefined, example: undefined, schema: undefined, ...fields })
  const held = mapAt(mapAt(topics, id), 'configs')
  for (const [name, value] of configs) setField(held, wellFormed(name), value)
  for (const name of held.keys()) if (!configs.has(name)) held.delete(name)
}

function putConnection(connections: Elements, { via, ...connection }: Connection): void {
  putBehaving(connections, connection, BEHAVIOUR_FIELDS[connection.kind])
  const held = connections.get(connection.id)
  if (!(held instanceof Y.Map)) return
  const points = via?.filter(isPosition)
  if (!points) setField(held, 'via', undefined)
  else if (!isVia(held.get('via'), points)) held.set('via', points.map(pairOf))
}

function setFrame(roots: BoardRoots, id: string, frame: string | undefined): void {
  for (const root of [roots.services, roots.topics, roots.stores, roots.notes]) {
    const node = root.get(id)
    if (node instanceof Y.Map) setField(node, 'frame', frame)
  }
}

function setField(element: Elements, name: string, value: Field): void {
  const next = typeof value === 'string' ? wellFormed(value) : value
  if (element.get(name) === next) return
  if (next === undefined) element.delete(name)
  else element.set(name, next)
}

function mapAt(parent: Elements, key: string): Elements {
  const held = parent.get(key)
  if (held instanceof Y.Map) return held
  const made = new Y.Map<unknown>()
  parent.set(key, made)
  return made
}

function moveTo(layout: Elements, id: string, position: Position): void {
  if (!isAt(layout.get(id), position) && isElementId(id) && isPosition(position)) layout.set(id, pairOf(position))
}

const pairOf = ({ x, y }: Position) => [x, y]
const isAt = (held: unknown, { x, y }: Position) => Array.isArray(held) && held[0] === x && held[1] === y
const isVia = (held: unknown, points: readonly Position[]) =>
  Array.isArray(held) && held.length === points.length && points.every((point, index) => isAt(held[index], point))

function remove(roots: BoardRoots, ids: ReadonlySet<string>): void {
  const holders = Object.values(roots).filter((root) => root !== roots.meta)
  for (const id of ids) {
    for (const root of holders) if (root.has(id)) root.delete(id)
  }
  for (const [id, connection] of roots.connections) {
    if (connection instanceof Y.Map && touches(connection, ids)) roots.connections.delete(id)
  }
}

const touches = (connection: Elements, ids: ReadonlySet<string>) =>
  has(ids, connection.get('from')) || has(ids, connection.get('to'))
const has = (ids: ReadonlySet<string>, id: unknown) => typeof id === 'string' && ids.has(id)
