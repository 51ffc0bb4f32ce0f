import { done, type Outcome } from '../../../shared/problem'
import type { BoardSession } from '../../board/port'
import type { Wire } from '../../wire'

type Kept = { readonly ask: Wire['ask']; readonly session: Pick<BoardSession, 'boardId'> }

/**
 * Makes a change once what is drawn now has become a version, unless nobody wants it any more. Without a server there is undo. Refused: the
 * version could not be kept, and the board is as it was.
 */
export async function afterVersion(
  { ask, session }: Kept,
  isWanted: () => boolean,
  change: () => void,
): Promise<Outcome<null>> {
  const kept = await ask('version:keep', { boardId: session.boardId, cause: 'beforeImport' })
  if (!isWanted()) return done(null)
  if (!kept.ok && kept.problem.code !== 'offline') return kept
  change()
  return done(null)
}
