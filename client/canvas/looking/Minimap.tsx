import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type PointerEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { settings } from '../../board/settings'
import { useCanvas } from '../canvasContext'
import { MAP_SIZE, runMinimap } from './runMinimap'

/** The whole board in the corner, while not all of it is in view: what ails, and where the view is; press or drag to go there. */
export function Minimap() {
  const isOn = useStore(settings, ({ minimap }) => minimap === 'on')
  return isOn && <ShownMinimap />
}

function ShownMinimap() {
  const canvas = useCanvas()
  const flow = useReactFlow()
  const store = useStoreApi()
  const map = useRef<HTMLDivElement>(null)
  const running = useRef<ReturnType<typeof runMinimap> | null>(null)
  useEffect(() => {
    if (!map.current) return
    running.current = runMinimap(canvas, store, map.current)
    return running.current.close
  }, [canvas, store])
  const go = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { x, y } = currentTarget.getBoundingClientRect()
    const at = running.current?.toBoard({ x: clientX - x, y: clientY - y })
    if (at) void flow.setCenter(at.x, at.y, { zoom: flow.getZoom() })
  }
  return (
    <div
      ref={map}
      className="sb-minimap"
      role="img"
      hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && go(event)}
    >
      <canvas style={MAP_SIZE} />
      <i />
    </div>
  )
}
