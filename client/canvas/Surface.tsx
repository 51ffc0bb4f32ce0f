import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  ReactFlow,
  SelectionMode,
  useStore as useFlowStore,
  useStoreApi,
} from '@xyflow/react'
import { type MouseEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { nodeCount } from '../../shared/topology/nodeCount'
import { GRID } from '../board/commands/newElements'
import { followFocus } from '../board/focus'
import { settings } from '../board/settings'
import { ConnectionLine } from './ConnectionLine'
import { type Canvas, useCanvas } from './canvasContext'
import { useMarked } from './comparing/useMarked'
import { zoomedTo } from './detail'
import { DotsLayer } from './dots/DotsLayer'
import { EmptyBoard } from './EmptyBoard'
import { ConnectionEdge } from './edges/ConnectionEdge'
import { followEdges } from './edges/paintEdges'
import { pickNode } from './editing'
import { FollowedTimes } from './FollowedTimes'
import { FrameNode } from './frames/FrameNode'
import { GuideLines } from './guides/GuideLines'
import { guideChanges } from './guides/guideChanges'
import { InsertionHint } from './inserting/InsertionHint'
import { useInserting } from './inserting/useInserting'
import { Invariants } from './invariants/Invariants'
import { FindBar } from './looking/FindBar'
import { FocusBar } from './looking/FocusBar'
import { Minimap } from './looking/Minimap'
import { ViewBar } from './looking/ViewBar'
import { ViewsDialog } from './looking/ViewsDialog'
import { NoteNode } from './nodes/NoteNode'
import { StoreNode } from './nodes/StoreNode'
import { ServiceNode } from './nodes/service/ServiceNode'
import { SelectedServicesTools } from './nodes/service/ServiceTools'
import { TopicNode } from './nodes/TopicNode'
import { OpeningNote } from './OpeningNote'
import { OverviewLayer } from './overview/OverviewLayer'
import { openOrComeNear } from './overview/openOrComeNear'
import { TapConnecting } from './TapConnecting'
import { FollowingFrame } from './together/FollowingFrame'
import { OthersPointers } from './together/OthersPointers'
import { OthersSelections } from './together/OthersSelections'
import { useShownView } from './together/useShownView'
import { useConnecting } from './useConnecting'
import { useContextMenu } from './useContextMenu'
import { useHands } from './useHands'
import { useKeys } from './useKeys'
import { useKnownSizes } from './useKnownSizes'
import { useLight } from './useLight'
import { useLongPress } from './useLongPress'
import { useOpening } from './useOpening'
import { usePointer } from './usePointer'
import { useRenamedInView } from './useRenamedInView'
import { useTapConnecting } from './useTapConnecting'
import { useViewRequests } from './useViewRequests'
import { ZOOM } from './zoom'

const NODE_TYPES = { service: ServiceNode, topic: TopicNode, store: StoreNode, note: NoteNode, frame: FrameNode }
const EDGE_TYPES = { connection: ConnectionEdge }
const ADDING_KEYS = ['Shift', 'Meta', 'Control']
const ZOOMING_KEYS = ['Meta', 'Control']
const PRO_OPTIONS = { hideAttribution: true }
const SNAP: [number, number] = [GRID, GRID]

/** React Flow with the habits that people bring along. */
export function Surface() {
  const canvas = useCanvas()
  const { graph, near } = canvas
  const root = useRef<HTMLDivElement>(null)
  const { nodes, edges } = useMarked(canvas)
  const { spot, spotAt, follow } = usePointer(root)
  const flow = useStoreApi()
  const { detail, distance } = useStore(canvas.detail)
  const connecting = useFlowStore(({ connection }) => connection.inProgress)
  const { wheel, snap } = useStore(settings)
  const empty = useIsEmpty(canvas)
  useKnownSizes()
  useEffect(() => graph.connect(), [graph])
  useEffect(() => near.connect(), [near])
  useKeys(canvas)
  useViewRequests(canvas, spot)
  useOpening(canvas)
  useRenamedInView(canvas)
  useDetail(canvas)
  useEffect(() => followFocus(canvas), [canvas])
  useEdgeFigures(canvas)
  useShownView(root)
  const { hovering, focusing } = useLight(canvas, root)
  const { onNodeDragStart, ...resting } = hovering
  const connection = useConnecting(canvas, spot)
  const contextMenu = useContextMenu(canvas)
  const longPress = useLongPress()
  const tapping = useTapConnecting(canvas, spotAt)
  const hands = useHands(canvas)
  const { dropping, inserting } = useInserting(canvas, spotAt)

  return (
    <section
      ref={root}
      className={connecting ? 'sb-canvas sb-connecting' : 'sb-canvas'}
      data-detail={detail}
      data-distance={distance}
      data-comparing={canvas.marks ? true : undefined}
      data-board-keys
      data-part-start
      tabIndex={-1}
      aria-label="Board"
      {...follow}
      {...longPress}
      {...focusing}
      {...dropping}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={(changes) => {
          const { transform, userSelectionRect } = flow.getState()
          graph.onNodesChange(guideChanges(canvas, changes, transform[2]), userSelectionRect !== null)
        }}
        onEdgesChange={(changes) => flow.getState().userSelectionRect || graph.onEdgesChange(changes)}
        onNodeDragStart={(event, _node, nodes) => {
          onNodeDragStart()
          graph.pickUp(event.altKey)
          if (!event.altKey) inserting.lift(nodes)
        }}
        onNodeDrag={inserting.carry}
        onNodeDragStop={inserting.letGo}
        onMoveStart={(event) => event && canvas.together.follow(null)}
        onDoubleClick={(event) =>
          isEmptyCanvas(event) &&
          hands.nodesDraggable &&
          pickNode({ canvas, spot: spotAt({ x: event.clientX, y: event.clientY }) })
        }
        onNodeDoubleClick={(_event, { id }) => openOrComeNear(canvas, id)}
        {...resting}
        {...connection}
        {...contextMenu}
        {...tapping}
        {...hands}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={0}
        connectionLineComponent={ConnectionLine}
        snapToGrid={snap === 'on'}
        snapGrid={SNAP}
        minZoom={ZOOM.from}
        maxZoom={ZOOM.to}
        panOnScroll={wheel === 'pan'}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={ADDING_KEYS}
        zoomActivationKeyCode={ZOOMING_KEYS}
        selectionKeyCode={null}
        deleteKeyCode={null}
        zoomOnDoubleClick={false}
        disableKeyboardA11y
        onlyRenderVisibleElements
        proOptions={PRO_OPTIONS}
      >
        <Background variant={BackgroundVariant.Dots} gap={16} size={1.2} color="var(--line-strong)" />
        <OverviewLayer root={root} />
        <FollowedTimes />
        <InsertionHint />
        <SelectedServicesTools />
        <GuideLines />
        <OthersSelections />
      </ReactFlow>
      <DotsLayer root={root} />
      <OthersPointers />
      <FollowingFrame />
      <Invariants />
      <TapConnecting />
      <FocusBar />
      <FindBar />
      <ViewBar />
      <Minimap />
      <ViewsDialog />
      {empty && <EmptyBoard />}
      <OpeningNote />
    </section>
  )
}

const isEmptyCanvas = ({ target }: MouseEvent) =>
  target instanceof Element && target.classList.contains('react-flow__pane')

function useIsEmpty({ session }: Canvas) {
  return useStore(session.state, ({ topology, saving }) => saving !== 'loading' && nodeCount(topology) === 0)
}

function useDetail({ detail }: Canvas) {
  const flow = useStoreApi()
  useEffect(() => {
    zoomedTo(detail, flow.getState().transform[2])
    return flow.subscribe(({ transform }) => zoomedTo(detail, transform[2]))
  }, [detail, flow])
}

function useEdgeFigures(canvas: Canvas) {
  const edges = useStore(canvas.near.state, (state) => state.edges)
  const detail = useStore(canvas.detail)
  const figures = useRef<ReturnType<typeof followEdges> | null>(null)
  useEffect(() => {
    figures.current = followEdges(canvas, canvas.live, canvas.edgeElements)
    return figures.current.close
  }, [canvas])
  // biome-ignore lint/correctness/useExhaustiveDependencies: new edges and labels need their figures at once
  useEffect(() => figures.current?.paint(), [edges, detail])
}
