import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import type { Position } from '../../../shared/topology/model'
import { useCanvas } from '../canvasContext'

const rounded = ({ x, y }: Position): Position => ({ x: Math.round(x), y: Math.round(y) })

/** Others see where this person points and what they have on screen; not while that is somebody else's view, or two who follow each other would never rest. */
export function useShownView(root: RefObject<HTMLElement | null>) {
  const { together } = useCanvas()
  const flow = useReactFlow()
  const store = useStoreApi()
  useEffect(() => {
    const element = root.current
    if (!element) return
    let page: Position | null = null
    const showPointer = (at: Position | null) => {
      page = at
      together.show({ pointer: at && rounded(flow.screenToFlowPosition(at)) })
    }
    const showView = () => {
      const { transform, width, height } = store.getState()
      if (width === 0 || height === 0) return
      const ownView = together.others.getState().following === null
      const [x, y, zoom] = transform
      const view = { ...rounded({ x: -x / zoom, y: -y / zoom }), width: width / zoom, height: height / zoom }
      together.show({ view: ownView ? view : null, pointer: page && rounded(flow.screenToFlowPosition(page)) })
    }
    const onMove = ({ clientX, clientY }: PointerEvent) => showPointer({ x: clientX, y: clientY })
    const onLeave = () => showPointer(null)
    showView()
    const stopFollowed = together.others.subscribe((now, before) => {
      if (now.following !== before.following) showView()
    })
    const stop = store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) showView()
    })
    element.addEventListener('pointermove', onMove, { passive: true })
    element.addEventListener('pointerleave', onLeave)
    return () => {
      stop()
      stopFollowed()
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerleave', onLeave)
      together.show({ view: null, pointer: null })
    }
  }, [together, flow, store, root])
}
