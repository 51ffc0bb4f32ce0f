import type { EdgeChange, NodeChange } from '@xyflow/react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Position } from '../../shared/topology/model'
import type { CommandContext } from '../board/commands/command'
import { dropGone } from '../board/commands/selecting'
import { insertPart, partOf } from '../board/commands/topologyPart'
import { moveNodes } from '../board/commands/waypoints'
import { shownBoard } from '../board/focus'
import { carried, led } from './carried'
import { edgesOf, type FlowEdge, type FlowNode, type GraphState, nodesOf } from './flowElements'
import { insertHeld } from './inserting/insertAt'
import type { InsertingStore } from './inserting/inserting'

/** What React Flow shows, derived from board and selection, and the way back from its changes to edits. Plain TypeScript. */
export type CanvasGraph = {
  readonly state: StoreApi<GraphState>
  onNodesChange(changes: NodeChange<FlowNode>[]): void
  onEdgesChange(changes: EdgeChange<FlowEdge>[]): void
  /** The drag that begins now leaves the originals where they are and puts copies where it ends. */
  duplicateOnDrop(): void
  /** Shows a connection on its way through these points, until they are kept or given up. */
  lead(id: string, via: readonly Position[]): void
  /** Shows every connection as it is drawn. */
  letGo(): void
  /** Follows board and selection until the returned function is called. */
  connect(): () => void
}

export type GraphContext = CommandContext & { readonly inserting: InsertingStore }

export function createCanvasGraph(context: GraphContext): CanvasGraph {
  const { session, workspace } = context
  const state = createStore<GraphState>()(() => ({ nodes: [], edges: [] }))
  let duplicating = false

  const derive = (from: GraphState = state.getState()) => {
    const topology = shownBoard(context)
    const { selection } = workspace.getState()
    const nodes = nodesOf(from.nodes, topology, selection)
    const edges = edgesOf(from.edges, { topology, nodes, selection })
    if (nodes !== state.getState().nodes || edges !== state.getState().edges) state.setState({ nodes, edges })
  }

  const drop = (moved: ReadonlyMap<string, Position>) => {
    if (duplicating) dropCopies(context, moved)
    else if (!dropIntoConnection(context, moved))
      session.edit((edit) => moveNodes(edit, session.state.getState().topology, moved))
    duplicating = false
  }

  derive()
  return {
    state,
    onNodesChange(changes) {
      select(context, changes)
      const moves = changes.filter((change) => change.type === 'position')
      if (moves.length === 0) return
      const inHand = carried(state.getState(), moves)
      const dropped = new Set(moves.filter(({ dragging }) => dragging === false).map(({ id }) => id))
      if (dropped.size === 0) return state.setState(inHand)
      const moved = movedNodes(context, inHand.nodes, dropped)
      if (moved.size > 0) drop(moved)
      derive(inHand)
    },
    onEdgesChange: (changes) => select(context, changes),
    duplicateOnDrop() {
      duplicating = true
    },
    lead: (id, via) => state.setState(led(state.getState(), id, via)),
    letGo: () => derive(),
    connect() {
      derive()
      const leave = [
        session.state.subscribe(({ topology }, before) => {
          if (topology === before.topology) return
          dropGone(context)
          derive()
        }),
        workspace.subscribe(({ selection, focus }, before) => {
          if (selection !== before.selection || focus !== before.focus) derive()
        }),
      ]
      return () => {
        for (const stop of leave) stop()
      }
    },
  }
}

function dropIntoConnection(context: GraphContext, moved: ReadonlyMap<string, Position>): boolean {
  const { held } = context.inserting.getState()
  const at = held && moved.get(held.node.element.id)
  return at ? insertHeld(context, held, at) : false
}

function select({ workspace }: CommandContext, changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[]) {
  const selects = changes.filter((change) => change.type === 'select')
  if (selects.length === 0) return
  const selection = new Set(workspace.getState().selection)
  for (const { id, selected } of selects) {
    if (selected) selection.add(id)
    else selection.delete(id)
  }
  workspace.setState({ selection })
}

function movedNodes({ session }: CommandContext, nodes: readonly FlowNode[], dropped: ReadonlySet<string>) {
  const { layout } = session.state.getState().topology
  const isElsewhere = ({ id, position: { x, y } }: FlowNode) => layout.get(id)?.x !== x || layout.get(id)?.y !== y
  return new Map(
    nodes.filter((node) => dropped.has(node.id) && isElsewhere(node)).map(({ id, position }) => [id, position]),
  )
}

function dropCopies({ session, workspace }: CommandContext, moved: ReadonlyMap<string, Position>) {
  const { topology } = session.state.getState()
  const [[id, at] = []] = moved
  const origin = topology.layout.get(id ?? '')
  if (!at || !origin) return
  const offset = { x: at.x - origin.x, y: at.y - origin.y }
  const part = partOf(topology, new Set(moved.keys()))
  session.edit((edit) =>
    workspace.setState({ selection: new Set(insertPart(edit, topology, { part, offset }).values()) }),
  )
}
