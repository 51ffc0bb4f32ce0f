import { useReactFlow } from '@xyflow/react'
import { type PointerEvent, useRef } from 'react'
import { giveSize, possibleSize } from '../../board/commands/sizing'
import { useCanvas } from '../canvasContext'
import type { Size } from '../nodeSize'
import { snapped } from '../snapped'

/** The lower right corner of a note: it is dragged to another size, and a double click makes the note as high as its text again. */
export function NoteGrip({ id }: { readonly id: string }) {
  const canvas = useCanvas()
  const flow = useReactFlow()
  const pulled = useRef<Size | null>(null)
  const letGo = () => {
    canvas.graph.letGo()
    pulled.current = null
  }
  const pull = (event: PointerEvent<HTMLDivElement>) => {
    const corner = canvas.session.state.getState().topology.layout.get(id)
    if (!corner || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { x, y } = snapped(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))
    pulled.current = possibleSize({ width: x - corner.x, height: y - corner.y })
    canvas.graph.size(id, pulled.current)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the inspector has fields for the same
    <div
      className="sb-note-grip nodrag nopan"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={pull}
      onPointerUp={() => {
        if (pulled.current) giveSize(canvas, id, pulled.current)
        letGo()
      }}
      onPointerCancel={letGo}
      onDoubleClick={(event) => {
        event.stopPropagation()
        giveSize(canvas, id, {})
      }}
    />
  )
}
