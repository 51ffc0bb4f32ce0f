import { useReactFlow } from '@xyflow/react'
import { type PointerEvent, type RefObject, useCallback, useMemo, useRef } from 'react'
import type { Position } from '../../shared/topology/model'
import type { Spot } from './editing'

/** Where the pointer is over the canvas, and in its absence the middle of the view. */
export function usePointer(root: RefObject<HTMLElement | null>) {
  const flow = useReactFlow()
  const page = useRef<Position | null>(null)
  const spotAt = useCallback((at: Position): Spot => ({ page: at, board: flow.screenToFlowPosition(at) }), [flow])
  const spot = useRef(() => (page.current ? spotAt(page.current) : { ...spotAt(middleOf(root.current)), vague: true }))
  const follow = useMemo(
    () => ({
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        page.current = { x: clientX, y: clientY }
      },
      onPointerLeave: () => {
        page.current = null
      },
    }),
    [],
  )
  return { spot, spotAt, follow }
}

function middleOf(element: HTMLElement | null): Position {
  const box = element?.getBoundingClientRect() ?? new DOMRect()
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
