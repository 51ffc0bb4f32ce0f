import { ViewportPortal } from '@xyflow/react'
import { useStore } from 'zustand'
import { useCanvas } from '../canvasContext'

/** Over the connection under a carried node: that it would go in there and what becomes of it, or why it cannot. */
export function InsertionHint() {
  const { inserting, edgeElements } = useCanvas()
  const held = useStore(inserting, (state) => state.held)
  if (!held) return null
  const { connection, insertion, at } = held
  return (
    <>
      <ViewportPortal>
        <svg className="sb-insertion" data-verdict={insertion.ok ? 'yes' : 'no'} aria-hidden="true">
          <path d={edgeElements.get(connection)?.line.getAttribute('d') ?? ''} />
        </svg>
      </ViewportPortal>
      <div className="sb-reason sb-insertion-words" role="status" style={{ left: at.x, top: at.y }}>
        {insertion.ok ? insertion.sentence : insertion.reason}
      </div>
    </>
  )
}
