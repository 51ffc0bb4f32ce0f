import { useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import type { Canvas } from '../canvasContext'
import type { FlowNode } from '../flowElements'
import { isOpenFrame } from './isOpenFrame'
import { edgeAt, nodeAt } from './pickAt'

/** Pixels beside a node or connection that still mean it. */
const [NODE_REACH, EDGE_REACH] = [3, 6]

type Flow = ReturnType<typeof useStoreApi>

/** What is painted can be pointed at: a node becomes a real one under the pointer, a connection is selected with a click, and a box selects all. */
export function useOverviewPicking(canvas: Canvas, root: RefObject<HTMLElement | null>) {
  const flow = useStoreApi()
  useEffect(() => {
    const stage = root.current
    if (!stage) return
    const point = (event: PointerEvent) => {
      if (event.buttons !== 0 || !isOnPane(event)) return
      const { place, zoom } = placeOf(event, stage, flow)
      canvas.near.point(nodeAt(canvas.graph.state.getState(), place, NODE_REACH / zoom))
    }
    const click = (event: MouseEvent) => {
      if (!isOnPane(event) || flow.getState().userSelectionActive) return
      const { place, zoom } = placeOf(event, stage, flow)
      const graph = canvas.graph.state.getState()
      // A finger has not pointed at it before.
      const id = nodeAt(graph, place, NODE_REACH / zoom) ?? edgeAt(graph, place, EDGE_REACH / zoom)
      selectPainted(canvas, id, isAdding(event))
    }
    stage.addEventListener('pointermove', point, true)
    stage.addEventListener('click', click)
    const unboxed = flow.subscribe(({ userSelectionRect, userSelectionActive, transform }, before) => {
      if (!userSelectionActive || !userSelectionRect || userSelectionRect === before.userSelectionRect) return
      const [x, y, zoom] = transform
      const { width, height } = userSelectionRect
      const box = { x: (userSelectionRect.x - x) / zoom, y: (userSelectionRect.y - y) / zoom }
      selectBox(canvas, { ...box, width: width / zoom, height: height / zoom })
    })
    return () => {
      stage.removeEventListener('pointermove', point, true)
      stage.removeEventListener('click', click)
      unboxed()
    }
  }, [canvas, flow, root])
}

const isOnPane = ({ target }: Event) => target instanceof Element && target.classList.contains('react-flow__pane')
const isAdding = ({ shiftKey, ctrlKey, metaKey }: MouseEvent) => shiftKey || ctrlKey || metaKey

function placeOf({ clientX, clientY }: MouseEvent, stage: HTMLElement, flow: Flow) {
  const { left, top } = stage.getBoundingClientRect()
  const [x, y, zoom] = flow.getState().transform
  return { place: { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom }, zoom }
}

/** A click beside everything selects nothing, whether React Flow knows what was selected or not. */
function selectPainted({ workspace }: Canvas, id: string | null, adding: boolean): void {
  const { selection } = workspace.getState()
  if (id !== null && adding) {
    const rest = [...selection].filter((other) => other !== id)
    workspace.setState({ selection: new Set(selection.has(id) ? rest : [...rest, id]) })
  } else if (id !== null || selection.size > 0) workspace.setState({ selection: new Set(id === null ? [] : [id]) })
}

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

function selectBox({ graph, workspace }: Canvas, box: Rectangle): void {
  const { selection } = workspace.getState()
  const inside = graph.state.getState().nodes.filter((node) => !isOpenFrame(node) && isInside(node, box))
  if (inside.length === selection.size && inside.every(({ id }) => selection.has(id))) return
  workspace.setState({ selection: new Set(inside.map(({ id }) => id)) })
}

const isInside = ({ position: { x, y }, width = 0, height = 0 }: FlowNode, box: Rectangle) =>
  x < box.x + box.width && box.x < x + width && y < box.y + box.height && box.y < y + height
