import { useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useRef } from 'react'
import { isMotionReduced, onMotionChange } from '../../board/motion'
import { useCanvas } from '../canvasContext'
import { runDots, type Stage } from './runDots'

/** All dots over the whole drawing, nothing of it in React. With reduced motion there are none. */
export function DotsLayer({ root }: { root: RefObject<HTMLElement | null> }) {
  const canvas = useCanvas()
  const layer = useRef<HTMLDivElement>(null)
  const flow = useStoreApi()
  useEffect(() => {
    const [stage, element] = [root.current, layer.current]
    if (!element || !stage) return
    return whileMotionIsWelcome(() => runDots({ canvas, element, stage, viewport: viewportOf(flow) }))
  }, [canvas, root, flow])
  return <div ref={layer} className="sb-dots" data-testid="dots" data-drawn="0" aria-hidden />
}

const viewportOf = (flow: ReturnType<typeof useStoreApi>): Stage['viewport'] => ({
  now: () => flow.getState().transform,
  onChange: (listener) =>
    flow.subscribe((state, before) => {
      if (state.transform !== before.transform) listener()
    }),
})

function whileMotionIsWelcome(start: () => () => void): () => void {
  const startUnlessReduced = () => (isMotionReduced() ? null : start())
  let stop = startUnlessReduced()
  const unfollow = onMotionChange(() => {
    stop?.()
    stop = startUnlessReduced()
  })
  return () => {
    unfollow()
    stop?.()
  }
}
