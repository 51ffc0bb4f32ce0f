import type { Topology } from '../../../shared/topology/model'
import { editTowards } from '../../../shared/versions/editTowards'
import type { BoardSession } from '../../board/port'
import type { WorkspaceStore } from '../../board/workspace'

type Board = { readonly session: BoardSession; readonly workspace: WorkspaceStore }

/** One edit puts the drawing in the place of the board. */
export function importInPlace({ session, workspace }: Board, drawing: Topology): void {
  workspace.setState({ comparison: null })
  session.edit((edit) => editTowards(edit, session.state.getState().topology, drawing))
  workspace.setState({ selection: new Set(), view: { kind: 'fit' } })
}
