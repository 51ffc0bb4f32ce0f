import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { nodeCount } from '../../shared/topology/nodeCount'
import { placeUnplaced } from './arranging'
import type { Canvas } from './canvasContext'
import { useFitting } from './useFitting'
import { FITTING } from './useViewRequests'

/** When a board opens, all of it is in view, and after that the view is the person's own; whatever arrives without a place gets one. */
export function useOpening(canvas: Canvas) {
  const bringIntoView = useFitting(canvas)
  const fitted = useRef(false)
  const { topology, saving } = useStore(canvas.session.state)
  const unplaced = topology.layout.size < nodeCount(topology)
  useEffect(() => {
    if (saving === 'loading') return
    if (unplaced && !canvas.marks) void placeUnplaced(canvas)
  }, [canvas, saving, unplaced])
  useEffect(() => {
    if (fitted.current || unplaced || saving === 'loading') return
    fitted.current = true
    if (topology.layout.size > 0) bringIntoView('all', FITTING)
  }, [bringIntoView, unplaced, saving, topology])
}
