import { FIRST_VIEW, type Known, revealing, scrolled, type TimeView, zoomed } from './timeView'

/** What somebody looks at: a stretch of the past, and in it a moment, if they have chosen one. */
export type Shown = { readonly view: TimeView; readonly moment: number | null }

export const FIRST_SHOWN: Shown = { view: FIRST_VIEW, moment: null }

/** A moment outside of the view brings the view along. */
export function choosing({ view }: Shown, at: number, known: Known): Shown {
  const moment = Math.round(Math.min(known.now, Math.max(known.since, at)))
  return { view: revealing(view, moment, known), moment }
}

export const CLOSER = 0.5
export const FARTHER = 2
export const BACK = -0.5
export const AHEAD = 0.5

type Move = (shown: Shown, known: Known) => Shown

const stepping =
  (ms: number): Move =>
  (shown, known) =>
    choosing(shown, (shown.moment ?? known.now) + ms, known)
const zooming =
  (factor: number): Move =>
  ({ view, moment }, known) => ({ view: zoomed(view, factor, known), moment })
const scrolling =
  (share: number): Move =>
  ({ view, moment }, known) => ({ view: scrolled(view, share, known), moment })

/** What the keys do in the chart; with Shift ten times as far. */
export const SHOWN_KEYS: Readonly<Record<string, Move>> = {
  ArrowLeft: stepping(-1000),
  ArrowRight: stepping(1000),
  'Shift+ArrowLeft': stepping(-10_000),
  'Shift+ArrowRight': stepping(10_000),
  Home: (shown, known) => choosing(shown, known.since, known),
  End: ({ view }) => ({ view: { ...view, end: null }, moment: null }),
  PageUp: scrolling(BACK),
  PageDown: scrolling(AHEAD),
  '+': zooming(CLOSER),
  '-': zooming(FARTHER),
  Escape: ({ view }) => ({ view, moment: null }),
}
