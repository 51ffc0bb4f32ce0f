import { isDrawn } from '../../../shared/topology/isDrawn'
import type { Topology } from '../../../shared/topology/model'
import { type Command, type CommandContext, topologyOf } from './command'
import { hasRoomFor } from './hasRoomFor'
import { onlyNode } from './naming'
import { newId } from './newElements'

/** Asks for the name first: see the dialog. Deleting a node from the drawing leaves its topic on the cluster. */
export const deleteOnCluster: Command = {
  id: 'delete-on-cluster',
  label: 'Delete on the cluster…',
  group: 'Edit',
  shortcuts: [],
  keys: 'canvas',
  needs: 'Select one topic that this board created or adopted on the cluster.',
  enabled: (context) => onlyOwnTopic(context) !== undefined,
  run(context) {
    const topic = onlyOwnTopic(context)
    if (topic !== undefined) context.workspace.setState({ dialog: { kind: 'deleteTopic', topic } })
  },
}

const onlyOwnTopic = (context: CommandContext) => context.running?.ownTopic(onlyNode(context) ?? '')

/**
 * Draws a deleted topic where it was, with those of its connections whose other ends are still there, in one undo step. Says whether there
 * was room for it.
 */
export function drawAgain(context: CommandContext, drawing: Topology): boolean {
  if (!hasRoomFor(context, { ...drawing, services: new Map(), stores: new Map() })) return false
  const topology = topologyOf(context)
  const topics = [...drawing.topics.values()].map((topic) => ({ was: topic.id, topic: withFreeId(topology, topic) }))
  const ids = new Map(topics.map(({ was, topic }) => [was, topic.id]))
  const isThere = (id: string) => ids.has(id) || topology.services.has(id) || topology.stores.has(id)
  const here = (id: string) => ids.get(id) ?? id
  context.session.edit((edit) => {
    for (const { was, topic } of topics) {
      edit.putTopic(topic)
      const at = drawing.layout.get(was)
      if (at) edit.moveTo(topic.id, at)
    }
    for (const connection of drawing.connections.values()) {
      const { from, to } = connection
      if (![from, to].every(isThere)) continue
      edit.putConnection({ ...withFreeId(topology, connection), from: here(from), to: here(to) })
    }
  })
  const [first = ''] = ids.values()
  context.workspace.setState({ selection: new Set(ids.values()), view: { kind: 'show', id: first } })
  return true
}

/** Its own where nothing on the board has it now. */
const withFreeId = <T extends { readonly id: string }>(topology: Topology, thing: T): T =>
  isDrawn(topology, thing.id) ? { ...thing, id: newId() } : thing
