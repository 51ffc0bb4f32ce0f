import { useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useCanvas } from '../canvasContext'
import { overviewSentence } from './overviewSentence'
import { runOverview } from './runOverview'
import { useOverviewPicking } from './useOverviewPicking'

/** The picture of a large board, below React Flow's nodes. */
export function Overview({ root }: { root: RefObject<HTMLElement | null> }) {
  const canvas = useCanvas()
  const page = useRef<HTMLCanvasElement>(null)
  const flow = useStoreApi()
  const far = useStore(canvas.near.overview, (state) => state.far)
  const sentence = useStore(canvas.session.state, ({ topology }) => overviewSentence(topology))
  useOverviewPicking(canvas, root)
  useEffect(() => {
    if (!page.current) return
    return runOverview({ canvas, page: page.current, viewport: viewportOf(flow) })
  }, [canvas, flow])
  useEffect(() => {
    root.current?.toggleAttribute('data-far', far)
    return () => void root.current?.removeAttribute('data-far')
  }, [root, far])
  return (
    <div className="sb-overview">
      <canvas ref={page} role="img" aria-label={sentence} aria-hidden={!far} data-testid="overview" />
    </div>
  )
}

const viewportOf = (flow: ReturnType<typeof useStoreApi>) => ({
  now: () => {
    const [x, y, zoom] = flow.getState().transform
    return { x, y, zoom }
  },
  onChange: (listener: () => void) =>
    flow.subscribe((state, before) => {
      if (state.transform !== before.transform) listener()
    }),
})
