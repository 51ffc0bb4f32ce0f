import { type RefObject, useMemo } from 'react'
import type { Canvas } from './canvasContext'
import { pathThrough } from './pathThrough'

const PAUSE_MS = 140

/** Resting on a node or edge lights everything up- and downstream of it. Classes on the elements, past React. */
export function useHoverPath(canvas: Canvas, root: RefObject<HTMLElement | null>) {
  return useMemo(() => {
    let timer = 0
    const light = (id: string) => {
      const lit = pathThrough(canvas.session.state.getState().topology, id)
      for (const element of root.current?.querySelectorAll<HTMLElement>(
        '.react-flow__node, .react-flow__edge, .sb-label',
      ) ?? []) {
        element.classList.toggle('sb-lit', lit.has(element.dataset.id ?? element.dataset.edge ?? ''))
      }
      root.current?.classList.add('sb-tracing')
    }
    const enter = (_event: unknown, { id }: { readonly id: string }) => {
      clearTimeout(timer)
      timer = window.setTimeout(light, PAUSE_MS, id)
    }
    const leave = () => {
      clearTimeout(timer)
      root.current?.classList.remove('sb-tracing')
    }
    return {
      onNodeMouseEnter: enter,
      onNodeMouseLeave: leave,
      onNodeDragStart: leave,
      onEdgeMouseEnter: enter,
      onEdgeMouseLeave: leave,
    }
  }, [canvas, root])
}
