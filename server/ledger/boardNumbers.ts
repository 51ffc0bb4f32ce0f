import { createNumbering, type Numbering } from './numbering'

/** What the topics of a board have in common. */
export type BoardNumbers = {
  readonly traces: Numbering
  /** Traces that reach back before the window: not all of their records are in it, so nothing is concluded from them. */
  readonly cut: Set<number>
}

export const createBoardNumbers = (): BoardNumbers => ({ traces: createNumbering(), cut: new Set() })
