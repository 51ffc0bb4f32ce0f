import { getViewportForBounds, type ReactFlowState, useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback } from 'react'
import { boxAround } from '../ui/boxAround'
import type { Canvas } from './canvasContext'
import { boxOf } from './flowElements'

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
      const nodes = graph.settled().filter(({ id }) => ids === 'all' || ids.has(id))
      const bounds = boxAround(nodes.map(boxOf))
      if (!bounds) return
      whenReady(store, ({ width, height, minZoom }) => {
        const viewport = getViewportForBounds(bounds, width, height, minZoom, maxZoom, padding)
        void flow.setViewport(viewport, { duration })
      })
    },
    [graph, flow, store],
  )
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
