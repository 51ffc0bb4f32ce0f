/** From so late on it is said, and until it has nearly caught up; in between a figure that hovers would flicker. */
const SAY_FROM_MS = 500
const SAY_UNTIL_MS = 250

/**
 * How late the view is, in milliseconds, where that is worth a word; otherwise null: what is on its way for a few frames is live.
 * @param isSaid whether it was said a moment ago
 */
export const saidBehind = (behindMs: number | null, isSaid: boolean): number | null =>
  behindMs !== null && behindMs >= (isSaid ? SAY_UNTIL_MS : SAY_FROM_MS) ? behindMs : null
