/** A figure as last seen, and until when it is marked that it has risen (milliseconds since the epoch). */
export type Mark = { readonly figure: number | undefined; readonly until: number | null }

/** Long enough to be seen, also when the next figures come late. */
const MARKED_MS = 1_500

/** The first figure is news of the past, and one that begins anew is none. */
export function nextMark({ figure: before, until }: Mark, figure: number | undefined, now: number): Mark {
  if (before === undefined || figure === undefined || figure < before) return { figure, until: null }
  return { figure, until: figure > before ? now + MARKED_MS : until }
}
