import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useSmallScreen } from '../ui/useSmallScreen'
import type { Canvas } from './canvasContext'
import { useTouch } from './useTouch'

const MIDDLE_BUTTON = [1]

/** What a drag over empty canvas does: a mouse selects there, a finger pans, unless it is to select; on a phone, and while versions are compared, nothing is drawn. */
export function useHands({ workspace, marks }: Canvas) {
  const flow = useStoreApi()
  const touches = useTouch()
  const draws = !useSmallScreen() && marks === null
  const fingersSelect = useStore(workspace, (state) => state.fingersSelect) && touches
  useEffect(() => flow.setState({ multiSelectionActive: fingersSelect }), [flow, fingersSelect])
  const selects = fingersSelect || !touches
  return {
    panOnDrag: selects ? MIDDLE_BUTTON : true,
    selectionOnDrag: selects,
    nodesDraggable: draws,
    nodesConnectable: draws,
    edgesReconnectable: draws,
  }
}
