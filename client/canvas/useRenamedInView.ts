import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react'
import { useCallback, useEffect } from 'react'
import { moveTime } from '../board/motion'
import type { Canvas } from './canvasContext'
import { shownBox } from './frames/shownBox'
import type { Box } from './nodeSize'

/** A name can be typed only where it is seen: what was added outside of the view comes into it. */
export function useRenamedInView(canvas: Canvas) {
  const { workspace } = canvas
  const show = useShow(canvas)
  useEffect(
    () =>
      workspace.subscribe(({ renaming }, before) => {
        if (renaming !== null && renaming !== before.renaming) show(renaming)
      }),
    [workspace, show],
  )
}

/** Brings a thing into the view, and leaves the view alone where it is seen already. */
export function useShow({ session }: Canvas): (id: string) => void {
  const flow = useReactFlow()
  const store = useStoreApi()
  return useCallback(
    (id) => {
      const { topology } = session.state.getState()
      const box = shownBox(topology, id)
      const view = store.getState()
      if (!box || isInView(box, view)) return
      void flow.setViewport(viewShowing(box, view), { duration: moveTime() })
    },
    [session, flow, store],
  )
}

/** What the screen shows of the board: React Flow's x, y and zoom, and the size in pixels. */
export type View = {
  readonly transform: readonly [x: number, y: number, zoom: number]
  readonly width: number
  readonly height: number
}

/** Whether all of the box, in board units, is on screen. */
export function isInView(box: Box, { transform: [x, y, zoom], width, height }: View): boolean {
  const [left, top] = [box.x * zoom + x, box.y * zoom + y]
  return left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height
}

/** Pixels between what comes into view and the edge of it. */
const MARGIN = 48

/** The view moved by as little as it takes to have all of the box, in board units, on screen; where it is larger than that, its middle. */
export function viewShowing(box: Box, { transform: [x, y, zoom], width, height }: View): Viewport {
  return {
    x: x + shift(box.x * zoom + x, box.width * zoom, width),
    y: y + shift(box.y * zoom + y, box.height * zoom, height),
    zoom,
  }
}

function shift(from: number, length: number, room: number): number {
  if (length > room - 2 * MARGIN) return (room - length) / 2 - from
  return Math.max(0, MARGIN - from) - Math.max(0, from + length + MARGIN - room)
}
