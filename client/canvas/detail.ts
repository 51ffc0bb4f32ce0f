import { createStore } from 'zustand/vanilla'

/** How much is drawn at a zoom: everything; no labels; bars instead of lanes; boxes with a name. */
export const DETAILS = ['all', 'lanes', 'bars', 'boxes'] as const
export type Detail = (typeof DETAILS)[number]

const detailAt = (zoom: number): Detail => (zoom < 0.25 ? 'boxes' : zoom < 0.4 ? 'bars' : zoom < 0.5 ? 'lanes' : 'all')

/** From further away names and figures are drawn larger, so that they can still be read; their boxes stay as they are. */
export type Distance = 'near' | 'far' | 'farther'
export const distanceAt = (zoom: number): Distance => (zoom < 0.5 ? 'farther' : zoom < 0.8 ? 'far' : 'near')

/** So many times as large; the style sheets have the same (`--text-growth`). */
export const TEXT_GROWTH: Readonly<Record<Distance, number>> = { near: 1, far: 1.4, farther: 1.7 }

type Shown = {
  readonly detail: Detail
  readonly distance: Distance
  /** Zoomed in: canvases need more pixels. */
  readonly close: boolean
}

/** Changes when a threshold is crossed, not with every step of the zoom, so that nodes and edges can follow it. */
export const createDetail = () => createStore<Shown>()(() => ({ detail: 'all', distance: 'near', close: false }))
export type DetailStore = ReturnType<typeof createDetail>

const CLOSE = 1.1

export function zoomedTo(store: DetailStore, zoom: number) {
  const now: Shown = { detail: detailAt(zoom), distance: distanceAt(zoom), close: zoom > CLOSE }
  const before = store.getState()
  if (now.detail !== before.detail || now.distance !== before.distance || now.close !== before.close)
    store.setState(now)
}
