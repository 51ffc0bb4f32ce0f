import { type RefObject, useLayoutEffect, useState } from 'react'

export type RowsInView = { readonly first: number; readonly end: number }

/** Rows above and below what is seen, so that a quick turn of the wheel shows no hole. */
const MARGIN = 12

/** Rows of one height in a scrolled element: which are seen is arithmetic, however many there are. */
export function useRowsInView(scroller: RefObject<HTMLElement | null>, rowHeight: number): RowsInView {
  const [inView, setInView] = useState<RowsInView>({ first: 0, end: MARGIN })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setInView((before) => changed(before, rowsIn(element, rowHeight)))
    const resizes = new ResizeObserver(look)
    resizes.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      resizes.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, rowHeight])
  return inView
}

function rowsIn({ scrollTop, clientHeight }: HTMLElement, rowHeight: number): RowsInView {
  return {
    first: Math.max(0, Math.floor(scrollTop / rowHeight) - MARGIN),
    end: Math.ceil((scrollTop + clientHeight) / rowHeight) + MARGIN,
  }
}

/** What is drawn again is drawn because it differs. */
const changed = (before: RowsInView, now: RowsInView) =>
  before.first === now.first && before.end === now.end ? before : now
