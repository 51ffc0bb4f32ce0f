import { getViewportForBounds, type ReactFlowState, useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback } from 'react'
import type { Canvas } from './canvasContext'
import { boxOf, type FlowNode } from './flowElements'
import type { Box } from './nodeSize'

export type Fitting = {
  readonly padding: Parameters<typeof getViewportForBounds>[5]
  readonly maxZoom: number
  readonly duration?: number
}

/** Brings these nodes into view, or all of them. React Flow's own `fitView` knows only what it has of a large board. */
export function useFitting({ graph }: Canvas) {
  const flow = useReactFlow()
  const store = useStoreApi()
  return useCallback(
    (ids: ReadonlySet<string> | 'all', { padding, maxZoom, duration = 0 }: Fitting) => {
      const nodes = graph.state.getState().nodes.filter(({ id }) => ids === 'all' || ids.has(id))
      if (nodes.length === 0) return
      whenReady(store, ({ width, height, minZoom }) => {
        const viewport = getViewportForBounds(boundsOf(nodes), width, height, minZoom, maxZoom, padding)
        void flow.setViewport(viewport, { duration })
      })
    },
    [graph, flow, store],
  )
}

export function boundsOf(nodes: readonly FlowNode[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of nodes.map(boxOf)) {
    ;[left, top] = [Math.min(left, x), Math.min(top, y)]
    ;[right, bottom] = [Math.max(right, x + width), Math.max(bottom, y + height)]
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** A board may be there before the place where it is shown has a size. */
function whenReady(store: ReturnType<typeof useStoreApi>, work: (state: ReactFlowState) => void): void {
  const isReady = ({ width, height, panZoom }: ReactFlowState) => width > 0 && height > 0 && panZoom !== null
  const now = store.getState()
  if (isReady(now)) {
    work(now)
    return
  }
  const stop = store.subscribe((state) => {
    if (!isReady(state)) return
    stop()
    work(state)
  })
}
