import type { Problem } from '../problem'

/** Of one Yjs update on its way to the server. */
export const MOST_UPDATE_BYTES = 4 * 1024 * 1024

export const UPDATE_TOO_LARGE: Problem = {
  code: 'editTooLarge',
  sentence: 'This change is larger than 4 MB, more than a board takes at once.',
  next: 'Make it in several smaller steps.',
}
