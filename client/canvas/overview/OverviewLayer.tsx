import { lazy, type RefObject, Suspense } from 'react'
import { useStore } from 'zustand'
import { useCanvas } from '../canvasContext'

/** Fetched with the first large board. */
const Overview = lazy(async () => ({ default: (await import('./Overview')).Overview }))

/** Everything of a large board that React Flow does not have. A small board has no such layer. */
export function OverviewLayer({ root }: { root: RefObject<HTMLElement | null> }) {
  const { near } = useCanvas()
  const needed = useStore(near.overview, (state) => state.needed)
  return (
    needed && (
      <Suspense fallback={null}>
        <Overview root={root} />
      </Suspense>
    )
  )
}
