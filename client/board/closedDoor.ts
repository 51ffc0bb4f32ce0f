import type { Problem } from '../../shared/problem'
import type { BoardState } from './port'

/** Why there is no board to draw on, where trying again does not help; null while it may still be opened, and once it was. */
export const closedDoor = ({ opening, problem }: Pick<BoardState, 'opening' | 'problem'>): Problem | null =>
  opening !== null && problem !== null && !problem.retriable ? problem : null
