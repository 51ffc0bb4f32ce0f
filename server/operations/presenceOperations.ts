import { refused } from '../../shared/problem'
import type { Operations } from './operation'

export const presenceOperations: Operations<'presence:tell'> = {
  'presence:tell': (parts, { boardId, me }, actor) =>
    actor.isIn(boardId) ? parts.presence.tell(boardId, actor, me) : refused(NOT_HERE),
}

const NOT_HERE = {
  code: 'notHere',
  sentence: 'Only who has joined a board is seen on it.',
  next: 'Join the board first.',
  retriable: true,
}
