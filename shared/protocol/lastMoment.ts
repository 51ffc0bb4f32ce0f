/** Milliseconds since the epoch: JavaScript has no date for more, and no record is later. */
export const LAST_MOMENT = 8.64e15
