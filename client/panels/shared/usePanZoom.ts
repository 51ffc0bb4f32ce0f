import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { fittedView, movedView, type View, zoomedView } from './panZoom'

/** Moves and zooms something of a known size inside of an element that it does not fit. */
export function usePanZoom(size: { readonly width: number; readonly height: number }) {
  const surface = useRef<HTMLElement>(null)
  const [view, setView] = useState<View>({ x: 0, y: 0, zoom: 1 })
  const held = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const { width, height } = size
  const fitAll = useCallback(() => {
    const room = surface.current?.getBoundingClientRect()
    if (room) setView(fittedView({ width, height }, room))
  }, [width, height])
  const zoomBy = (factor: number) => {
    const room = surface.current?.getBoundingClientRect()
    if (room) setView((before) => zoomedView(before, factor, { x: room.width / 2, y: room.height / 2 }))
  }
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault()
    const room = surface.current?.getBoundingClientRect()
    if (!room) return
    const at = { x: event.clientX - room.x, y: event.clientY - room.y }
    setView((before) =>
      event.ctrlKey || event.metaKey
        ? zoomedView(before, Math.exp(-event.deltaY / 200), at)
        : movedView(before, -event.deltaX, -event.deltaY),
    )
  })
  useEffect(fitAll, [fitAll])
  useEffect(() => {
    const element = surface.current
    const wheel = (event: WheelEvent) => onWheel(event)
    element?.addEventListener('wheel', wheel, { passive: false })
    return () => element?.removeEventListener('wheel', wheel)
  }, [])
  const handlers = {
    onPointerDown(event: PointerEvent) {
      if (event.target instanceof Element && event.target.closest('button')) return
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove(event: PointerEvent) {
      const from = held.current
      if (!from) return
      held.current = { x: event.clientX, y: event.clientY }
      setView((before) => movedView(before, event.clientX - from.x, event.clientY - from.y))
    },
    onPointerUp() {
      held.current = null
    },
    onKeyDown({ key }: KeyboardEvent) {
      const step = MOVES[key]
      if (step) setView((before) => movedView(before, step[0], step[1]))
      else if (key === '+' || key === '=') zoomBy(1.25)
      else if (key === '-') zoomBy(0.8)
      else if (key === '0') fitAll()
    },
  }
  return { surface, view, zoomBy, fitAll, handlers }
}

const MOVES: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  ArrowLeft: [48, 0],
  ArrowRight: [-48, 0],
  ArrowUp: [0, 48],
  ArrowDown: [0, -48],
}
