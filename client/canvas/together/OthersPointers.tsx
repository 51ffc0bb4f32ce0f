import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { isMotionReduced } from '../../board/motion'
import { settings } from '../../board/settings'
import { useCanvas } from '../canvasContext'
import { paintPointers } from './paintPointers'

/** Where the others point, unless this person does not want to see it. For screen readers there is the list of people. */
export function OthersPointers() {
  const { together } = useCanvas()
  const layer = useRef<HTMLDivElement>(null)
  const flow = useStoreApi()
  const shown = useStore(settings, ({ others }) => others === 'on')
  useEffect(() => {
    if (!layer.current || !shown) return
    const { viewMoved, stop } = paintPointers({
      layer: layer.current,
      together,
      transform: () => flow.getState().transform,
      isSmooth: () => !isMotionReduced(),
    })
    const unsubscribe = flow.subscribe(({ transform }, before) => {
      if (transform !== before.transform) viewMoved()
    })
    return () => {
      unsubscribe()
      stop()
    }
  }, [together, flow, shown])
  return <div ref={layer} className="sb-pointers" aria-hidden />
}
