/** What of the past is shown: a stretch that ends at a moment, or that follows the present. Milliseconds. */
export type TimeView = { readonly spanMs: number; readonly end: number | null }
export type TimeRange = { readonly from: number; readonly to: number }
/** What there is to be shown. */
export type Known = { readonly since: number; readonly now: number }

const LEAST_MS = 10_000
const MOST_MS = 30 * 60_000

export const FIRST_VIEW: TimeView = { spanMs: 2 * 60_000, end: null }

export function rangeOf({ spanMs, end }: TimeView, { now }: Known): TimeRange {
  const to = end ?? now
  return { from: to - spanMs, to }
}

/** Closer with a factor below 1, farther above; a view that follows the present goes on with it. */
export function zoomed(view: TimeView, factor: number, known: Known): TimeView {
  const spanMs = Math.min(MOST_MS, Math.max(LEAST_MS, view.spanMs * factor))
  if (view.end === null) return { spanMs, end: null }
  return within({ spanMs, end: view.end + (spanMs - view.spanMs) / 2 }, known)
}

/** Back or ahead by a share of what is shown; ahead up to the present, which is then followed. */
export const scrolled = (view: TimeView, share: number, known: Known): TimeView =>
  within({ ...view, end: rangeOf(view, known).to + view.spanMs * share }, known)

/** Exactly a stretch that somebody has drawn with the mouse. */
export const showing = ({ from, to }: TimeRange, known: Known): TimeView =>
  within({ spanMs: Math.min(MOST_MS, Math.max(LEAST_MS, to - from)), end: to }, known)

/** Moved as little as needed to have a moment in it. */
export function revealing(view: TimeView, moment: number, known: Known): TimeView {
  const { from, to } = rangeOf(view, known)
  return moment >= from && moment <= to ? view : within({ ...view, end: moment + view.spanMs / 2 }, known)
}

function within({ spanMs, end }: { readonly spanMs: number; readonly end: number }, { since, now }: Known): TimeView {
  const earliest = Math.min(now, since + spanMs)
  return end >= now ? { spanMs, end: null } : { spanMs, end: Math.max(earliest, end) }
}
