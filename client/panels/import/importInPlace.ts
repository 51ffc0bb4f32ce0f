import { done, type Outcome } from '../../../shared/problem'
import type { Topology } from '../../../shared/topology/model'
import { editTowards } from '../../../shared/versions/editTowards'
import type { BoardSession } from '../../board/port'
import type { WorkspaceStore } from '../../board/workspace'
import type { Wire } from '../../wire'

type Board = {
  readonly ask: Wire['ask']
  readonly session: BoardSession
  readonly workspace: WorkspaceStore
}

/**
 * Once what is drawn now has become a version, one edit puts the drawing in its place, unless nobody wants that any more. Without a server
 * there is undo. Refused: the version could not be kept, and the board is as it was.
 */
export async function importInPlace(
  { ask, session, workspace }: Board,
  drawing: Topology,
  isWanted: () => boolean,
): Promise<Outcome<null>> {
  const kept = await ask('version:keep', { boardId: session.boardId, cause: 'beforeImport' })
  if (!isWanted()) return done(null)
  if (!kept.ok && kept.problem.code !== 'offline') return kept
  workspace.setState({ comparison: null })
  session.edit((edit) => editTowards(edit, session.state.getState().topology, drawing))
  workspace.setState({ selection: new Set(), view: { kind: 'fit' } })
  return done(null)
}
