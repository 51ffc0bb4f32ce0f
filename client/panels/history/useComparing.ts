import { useState } from 'react'
import type { Problem } from '../../../shared/problem'
import type { BoardVersion } from '../../../shared/protocol/versionRequests'
import { type ComparedBoard, compareBoards } from '../../board/comparison'
import { useBoard } from '../boardContext'
import { readVersion } from './readVersions'
import { versionLabel } from './versionWords'

/** null = the board as it is now. */
export type Compared = BoardVersion | null

/** Puts two versions into one picture on the canvas. */
export function useComparing() {
  const { server, session, workspace } = useBoard()
  const [problem, setProblem] = useState<Problem | null>(null)
  async function boardOf(version: Compared): Promise<ComparedBoard | Problem> {
    if (version === null) return { version: null, label: 'Now', topology: session.state.getState().topology }
    const { comparison } = workspace.getState()
    const held = [comparison?.before, comparison?.after].find((board) => board?.version === version.version)
    if (held) return held
    const read = await readVersion(server.wire.ask, 'version:read', {
      boardId: session.boardId,
      version: version.version,
    })
    return read.ok
      ? { version: version.version, label: versionLabel(version, Date.now()), topology: read.value }
      : read.problem
  }
  async function compare(before: Compared, after: Compared): Promise<void> {
    const boards = [await boardOf(before), await boardOf(after)] as const
    const failed = boards.find((board) => 'sentence' in board)
    setProblem(failed ?? null)
    const [was, is] = boards
    if ('sentence' in was || 'sentence' in is) return
    workspace.setState({ comparison: compareBoards(was, is), selection: new Set() })
  }
  return { compare, problem, dismiss: () => setProblem(null) }
}
