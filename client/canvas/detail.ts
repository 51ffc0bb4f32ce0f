import { createStore } from 'zustand/vanilla'

/** How much is drawn at a zoom: everything; no labels; bars instead of lanes; boxes with a name. */
export const DETAILS = ['all', 'lanes', 'bars', 'boxes'] as const
export type Detail = (typeof DETAILS)[number]

const detailAt = (zoom: number): Detail => (zoom < 0.25 ? 'boxes' : zoom < 0.4 ? 'bars' : zoom < 0.5 ? 'lanes' : 'all')

/** Changes when a threshold is crossed, not with every step of the zoom, so that nodes and edges can follow it. */
export const createDetail = () =>
  createStore<{ readonly detail: Detail /** Zoomed in: canvases need more pixels. */; readonly close: boolean }>()(
    () => ({ detail: 'all', close: false }),
  )
export type DetailStore = ReturnType<typeof createDetail>

const CLOSE = 1.1

export function zoomedTo(store: DetailStore, zoom: number) {
  const [detail, close] = [detailAt(zoom), zoom > CLOSE]
  const before = store.getState()
  if (detail !== before.detail || close !== before.close) store.setState({ detail, close })
}
