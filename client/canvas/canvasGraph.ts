import type { EdgeChange, NodeChange, NodePositionChange } from '@xyflow/react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Position } from '../../shared/topology/model'
import type { CommandContext } from '../board/commands/command'
import { hasRoomFor } from '../board/commands/hasRoomFor'
import { dropGone } from '../board/commands/selecting'
import { insertPart, partOf } from '../board/commands/topologyPart'
import { moveNodes } from '../board/commands/waypoints'
import { shownBoard } from '../board/focus'
import { carried, led, sized } from './carried'
import { connectionsOf, edgesOf, type FlowEdge, type FlowNode, type GraphState, nodesOf } from './flowElements'
import { frameBoxes } from './frames/frameBoxes'
import { frameChanges, hiddenPlaces, withCarried, withoutOpenFrames, withTaking } from './frames/frameDragging'
import { createGliding } from './gliding'
import { insertHeld } from './inserting/insertAt'
import type { InsertingStore } from './inserting/inserting'
import type { Size } from './nodeSize'

/** What React Flow shows, derived from board and selection, and the way back from its changes to edits. Plain TypeScript. */
export type CanvasGraph = {
  readonly state: StoreApi<GraphState>
  /** `byRectangle`: a selection rectangle is being drawn. It takes what is in an open frame, not the frame around it. */
  onNodesChange(changes: NodeChange<FlowNode>[], byRectangle?: boolean): void
  onEdgesChange(changes: EdgeChange<FlowEdge>[]): void
  /** A drag begins now. `copying`: it leaves the originals where they are and puts copies where it ends. */
  pickUp(copying: boolean): void
  /** Shows a connection on its way through these points, until they are kept or given up. */
  lead(id: string, via: readonly Position[]): void
  /** Shows a note as large as a hand is making it. */
  size(id: string, size: Size): void
  /** Shows every connection and note as it is drawn. */
  letGo(): void
  /** The next edit moves what it moves within this time, in milliseconds. */
  glide(time: number): void
  /** Every node where it stands once nothing glides any more. */
  settled(): readonly FlowNode[]
  /** Follows board and selection until the returned function is called. */
  connect(): () => void
}

export type GraphContext = CommandContext & { readonly inserting: InsertingStore }

export function createCanvasGraph(context: GraphContext): CanvasGraph {
  const { session, workspace } = context
  const state = createStore<GraphState>()(() => ({ nodes: [], edges: [] }))
  let copying = false

  const derive = (from: GraphState = state.getState()) => {
    const topology = gliding.shown(shownBoard(context))
    const { selection } = workspace.getState()
    const nodes = nodesOf(from.nodes, topology, selection)
    const edges = edgesOf(from.edges, { topology, nodes, selection })
    if (nodes !== state.getState().nodes || edges !== state.getState().edges) state.setState({ nodes, edges })
  }

  const gliding = createGliding(() => derive())

  const drop = (moved: ReadonlyMap<string, Position>, carrying: ReadonlySet<string>) => {
    if (copying) dropCopies(context, moved)
    else if (!dropIntoConnection(context, moved)) putDown(context, moved, carrying)
  }

  derive()
  return {
    state,
    onNodesChange(changes, byRectangle = false) {
      const { topology } = session.state.getState()
      select(context, byRectangle ? withoutOpenFrames(changes, topology) : changes)
      const { nodes: before } = state.getState()
      const moves = withCarried(withCompanions(context, changes.filter(isMove), before), before, topology)
      if (moves.length === 0) return
      const inHand = carried(state.getState(), moves)
      const dropped = new Set(moves.filter(({ dragging }) => dragging === false).map(({ id }) => id))
      if (dropped.size === 0) {
        const nodes = withTaking(topology, inHand.nodes, new Set(moves.map(({ id }) => id)))
        return state.setState({ ...inHand, nodes })
      }
      const moved = movedNodes(context, inHand.nodes, dropped)
      if (moved.size > 0) drop(moved, new Set([...dropped].filter((id) => topology.frames.has(id))))
      derive(inHand)
    },
    onEdgesChange(changes) {
      const lines = new Map(state.getState().edges.map((edge) => [edge.id, edge]))
      select(
        context,
        changes.flatMap((change) => eachConnection(change, lines)),
      )
    },
    pickUp(asCopies) {
      copying = asCopies
    },
    lead: (id, via) => state.setState(led(state.getState(), id, via)),
    size: (id, size) => state.setState(sized(state.getState(), id, size)),
    letGo: () => derive(),
    glide: (time) => gliding.begin(session.state.getState().topology.layout, time),
    settled: () => (gliding.isUnderWay() ? nodesOf([], shownBoard(context), NOTHING) : state.getState().nodes),
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
        gliding.close,
      ]
      return () => {
        for (const stop of leave) stop()
      }
    },
  }
}

const NOTHING: ReadonlySet<string> = new Set()

function dropIntoConnection(context: GraphContext, moved: ReadonlyMap<string, Position>): boolean {
  const { held } = context.inserting.getState()
  const at = held && moved.get(held.node.element.id)
  return at ? insertHeld(context, held, at) : false
}

/** `carrying`: the frames with which all that they hold has moved. */
function putDown({ session }: CommandContext, moved: ReadonlyMap<string, Position>, carrying: ReadonlySet<string>) {
  const { topology } = session.state.getState()
  const changes = frameChanges(topology, moved, carrying)
  session.edit((edit) => {
    moveNodes(edit, topology, moved)
    for (const [id, frame] of changes) edit.setFrame(id, frame)
  })
}

const isMove = (change: NodeChange<FlowNode>) => change.type === 'position'

/** React Flow moves what it has of the selection; on a large board the rest goes along. */
function withCompanions(
  { workspace }: CommandContext,
  moves: readonly NodePositionChange[],
  nodes: readonly FlowNode[],
): readonly NodePositionChange[] {
  const { selection } = workspace.getState()
  const [lead] = moves
  if (!lead?.position || !selection.has(lead.id) || selection.size <= moves.length) return moves
  const from = nodes.find(({ id }) => id === lead.id)?.position
  if (!from) return moves
  const by = { x: lead.position.x - from.x, y: lead.position.y - from.y }
  const known = new Set(moves.map(({ id }) => id))
  const companions = nodes.filter(({ id }) => selection.has(id) && !known.has(id))
  return [
    ...moves,
    ...companions.map(({ id, position: { x, y } }) => ({ ...lead, id, position: { x: x + by.x, y: y + by.y } })),
  ]
}

/** What is selected is connections; React Flow knows lines, each of which may stand for several. */
function eachConnection(change: EdgeChange<FlowEdge>, lines: ReadonlyMap<string, FlowEdge>) {
  const line = change.type === 'select' ? lines.get(change.id) : undefined
  return line ? connectionsOf(line).map((id) => ({ ...change, id })) : [change]
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

function movedNodes(context: CommandContext, nodes: readonly FlowNode[], dropped: ReadonlySet<string>) {
  const { topology } = context.session.state.getState()
  const drawn = frameBoxes(shownBoard(context))
  const moved = (node: FlowNode) =>
    node.type === 'frame' ? hiddenPlaces(topology, node, drawn.get(node.id)) : [[node.id, node.position] as const]
  const isElsewhere = (id: string, { x, y }: Position) =>
    topology.layout.get(id)?.x !== x || topology.layout.get(id)?.y !== y
  const places = nodes.filter(({ id }) => dropped.has(id)).flatMap(moved)
  return new Map(places.filter(([id, at]) => isElsewhere(id, at)))
}

function dropCopies(context: CommandContext, moved: ReadonlyMap<string, Position>) {
  const { session, workspace } = context
  const { topology } = session.state.getState()
  const [[id, at] = []] = moved
  const origin = topology.layout.get(id ?? '')
  if (!at || !origin) return
  const offset = { x: at.x - origin.x, y: at.y - origin.y }
  const part = partOf(topology, new Set(moved.keys()))
  if (!hasRoomFor(context, part)) return
  let selection: ReadonlySet<string> = new Set()
  session.edit((edit) => {
    selection = new Set(insertPart(edit, topology, { part, offset }).values())
  })
  workspace.setState({ selection })
}
