import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useSmallScreen } from '../ui/useSmallScreen'
import type { Canvas } from './canvasContext'
import { useTouch } from './useTouch'

const MIDDLE_BUTTON = [1]

/** What a drag over empty canvas does: a mouse selects there, a finger pans, unless it is to select; on a phone nothing is drawn. */
export function useHands({ workspace }: Canvas) {
  const flow = useStoreApi()
  const touches = useTouch()
  const isSmall = useSmallScreen()
  const fingersSelect = useStore(workspace, (state) => state.fingersSelect) && touches
  useEffect(() => flow.setState({ multiSelectionActive: fingersSelect }), [flow, fingersSelect])
  const selects = fingersSelect || !touches
  return {
    panOnDrag: selects ? MIDDLE_BUTTON : true,
    selectionOnDrag: selects,
    nodesDraggable: !isSmall,
    nodesConnectable: !isSmall,
    edgesReconnectable: !isSmall,
  }
}
