import { useStoreApi, ViewportPortal } from '@xyflow/react'
import { type RefObject, useEffect, useState } from 'react'
import { useCanvas } from '../canvasContext'
import { runDots } from './runDots'

/**
 * One canvas between edges and nodes: all dots, one animation loop, nothing of it in React. With reduced motion there are none.
 * It is moved back against the viewport's pan and zoom, so that it covers what is seen and no more.
 */
export function DotsLayer({ root }: { root: RefObject<HTMLElement | null> }) {
  const canvas = useCanvas()
  const [element, setElement] = useState<HTMLCanvasElement | null>(null)
  const flow = useStoreApi()
  useEffect(() => {
    const stage = root.current
    if (!element || !stage) return
    return whileMotionIsWelcome(() => runDots({ canvas, element, stage, viewport: () => flow.getState().transform }))
  }, [canvas, element, root, flow])
  return (
    <ViewportPortal>
      <canvas ref={setElement} className="sb-dots" data-testid="dots" data-drawn="0" tabIndex={-1} />
    </ViewportPortal>
  )
}

function whileMotionIsWelcome(start: () => () => void): () => void {
  const reduced = matchMedia('(prefers-reduced-motion: reduce)')
  let stop = reduced.matches ? null : start()
  const change = () => {
    stop?.()
    stop = reduced.matches ? null : start()
  }
  reduced.addEventListener('change', change)
  return () => {
    reduced.removeEventListener('change', change)
    stop?.()
  }
}
