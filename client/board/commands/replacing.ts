import type { BoardEdit } from '../../../shared/document/port'
import type { Connection, Framed, Topology } from '../../../shared/topology/model'
import { type Command, type CommandContext, topologyOf } from './command'
import { kindAndName } from './connectionRules'
import { onlyNode } from './naming'
import { copiedName, type NewNode, namesOf, newId, putNode, withNode } from './newElements'
import { type ConnectionEnd, canReconnect, withEnd } from './reconnecting'

/** What happens to the connections of a node when another one takes its place. */
export type Replacement = {
  /** Each with its new end. */
  readonly taken: readonly Connection[]
  readonly lost: readonly { readonly connection: Connection; readonly reason: string }[]
}

export function replacementOf(topology: Topology, old: string, by: string): Replacement {
  const taken: Connection[] = []
  const lost: Replacement['lost'][number][] = []
  for (const connection of topology.connections.values()) {
    const end = endAt(connection, old)
    if (!end) continue
    const verdict = canReconnect(topology, { id: connection.id, end, to: by })
    if (verdict.ok) taken.push(withEnd(connection, end, by))
    else lost.push({ connection, reason: verdict.reason })
  }
  return { taken, lost }
}

const endAt = ({ from, to }: Connection, id: string): ConnectionEnd | null =>
  from === id ? 'from' : to === id ? 'to' : null

/** Nodes of the same kind can take over what a node is connected with; in the order of their names. */
export function replacementsFor(topology: Topology, old: string): readonly string[] {
  const { services, topics, stores } = topology
  const alike = [services, topics, stores].find((nodes) => nodes.has(old)) ?? new Map<string, { name: string }>()
  return [...alike]
    .filter(([id]) => id !== old)
    .sort(([, a], [, b]) => a.name.localeCompare(b.name))
    .map(([id]) => id)
}

/** One undo step: the connections that can, change over; the old node goes, and with it what is lost. */
export function replaceBy(context: CommandContext, old: string, by: string) {
  const { taken } = replacementOf(topologyOf(context), old, by)
  context.session.edit((edit) => changeOver(edit, taken, old))
  context.workspace.setState({ selection: new Set([by]) })
}

/** A new node of the same kind in the same place; all connections change over. */
export function replaceByNew(context: CommandContext, old: string) {
  const topology = topologyOf(context)
  const node = newLike(topology, old)
  if (!node) return
  const { id } = node.element
  const { taken } = replacementOf(withNode(topology, node), old, id)
  context.session.edit((edit) => {
    putNode(edit, node, topology.layout.get(old) ?? { x: 0, y: 0 })
    changeOver(edit, taken, old)
  })
  context.workspace.setState({ selection: new Set([id]) })
}

function changeOver(edit: BoardEdit, taken: readonly Connection[], old: string) {
  for (const connection of taken) edit.putConnection(connection)
  edit.remove([old])
}

/** What makes a node fit its place is kept: a service's name and language, a topic's partitions and configs. */
function newLike({ services, topics, stores }: Topology, old: string): NewNode | null {
  const id = newId()
  const service = services.get(old)
  if (service)
    return { kind: 'service', element: { ...framed(service), id, name: service.name, language: service.language } }
  const topic = topics.get(old)
  if (topic) return { kind: 'topic', element: { ...topic, id, name: copiedName(topic.name, namesOf(topics)) } }
  const store = stores.get(old)
  if (!store) return null
  return { kind: 'store', element: { ...framed(store), id, name: store.name, ...(store.kind && { kind: store.kind }) } }
}

const framed = ({ frame }: Framed): Framed => (frame === undefined ? {} : { frame })

export const replace: Command = {
  id: 'replace',
  label: 'Replace by…',
  group: 'Edit',
  shortcuts: [],
  keys: 'canvas',
  needs: 'Select one service, topic or store first.',
  enabled: (context) => replaceable(context) !== null,
  run(context) {
    const id = replaceable(context)
    if (id !== null) context.workspace.setState({ dialog: { kind: 'replace', id } })
  },
}

function replaceable(context: CommandContext): string | null {
  const id = onlyNode(context)
  return id !== null && kindAndName(topologyOf(context), id)?.kind !== 'note' ? id : null
}
