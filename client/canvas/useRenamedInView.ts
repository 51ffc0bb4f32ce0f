import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { moveTime } from '../board/motion'
import type { Canvas } from './canvasContext'
import { type Box, sizeOf } from './nodeSize'

/** A name can be typed only where it is seen: what was added outside of the view comes into it. */
export function useRenamedInView({ workspace, session }: Canvas) {
  const flow = useReactFlow()
  const store = useStoreApi()
  useEffect(
    () =>
      workspace.subscribe(({ renaming }, before) => {
        const { topology } = session.state.getState()
        const place = renaming === null ? undefined : topology.layout.get(renaming)
        if (renaming === null || renaming === before.renaming || place === undefined) return
        const box = { ...place, ...sizeOf(topology, renaming) }
        const { transform, width, height } = store.getState()
        if (isInView(box, { transform, width, height })) return
        const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
        void flow.setCenter(middle.x, middle.y, { zoom: transform[2], duration: moveTime() })
      }),
    [workspace, session, flow, store],
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
