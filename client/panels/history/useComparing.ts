import { useEffect, useState } from 'react'
import type { Problem } from '../../../shared/problem'
import type { BoardVersion } from '../../../shared/protocol/versionRequests'
import { type ComparedBoard, compareBoards } from '../../board/comparison'
import { onlyLast } from '../../ui/onlyLast'
import { useBoard } from '../boardContext'
import { readVersion } from './readVersions'
import { versionLabel } from './versionWords'

type Answer = ComparedBoard | Problem
/** Nothing where nobody looks any more. */
type Answers = readonly [before: Answer, after: Answer] | null

/** null = the board as it is now. */
export type Compared = BoardVersion | null

/** Puts two versions into one picture on the canvas. */
export function useComparing() {
  const { server, session, workspace } = useBoard()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [show] = useState(() =>
    onlyLast<Answers>((boards) => {
      if (boards === null) return
      setProblem(boards.find((board) => 'sentence' in board) ?? null)
      const [was, is] = boards
      if ('sentence' in was || 'sentence' in is) return
      workspace.setState({ comparison: compareBoards(was, is), selection: new Set() })
    }),
  )
  useEffect(() => () => void show(Promise.resolve(null)), [show])
  async function boardOf(version: Compared): Promise<Answer> {
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
  const compare = (before: Compared, after: Compared) => show(Promise.all([boardOf(before), boardOf(after)]))
  return { compare, problem, dismiss: () => setProblem(null) }
}
