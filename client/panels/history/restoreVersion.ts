import type { Outcome } from '../../../shared/problem'
import type { BoardVersion } from '../../../shared/protocol/versionRequests'
import type { Topology } from '../../../shared/topology/model'
import { editTowards } from '../../../shared/versions/editTowards'
import type { OpenBoard } from '../openBoard'
import { readVersion } from './readVersions'
import { versionLabel } from './versionWords'

type Board = Pick<OpenBoard, 'server' | 'session' | 'workspace' | 'notices'>

/** Once what is drawn now has become a version, one edit leads the board back. */
export async function restoreVersion(board: Board, version: BoardVersion): Promise<Outcome<Topology>> {
  const { server, session, workspace, notices } = board
  const asked = { boardId: session.boardId, version: version.version }
  const read = await readVersion(server.wire.ask, 'version:restore', asked)
  if (!read.ok) return read
  workspace.setState({ comparison: null, selection: new Set() })
  session.edit((edit) => editTowards(edit, session.state.getState().topology, read.value))
  notices.setState({ sentence: `Restored: ${versionLabel(version, Date.now())}. Undo takes it back.` })
  return read
}
