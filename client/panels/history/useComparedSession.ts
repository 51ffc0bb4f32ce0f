import { useEffect, useMemo } from 'react'
import { withEdited } from '../../board/comparison'
import type { BoardSession } from '../../board/port'
import { picturedSession } from '../../board/readOnlySessions'
import { useBoard, useTopology, useWorkspace } from '../boardContext'

/** What the canvas shows: the board, or while versions are compared a picture of both. What others do to the board meanwhile is in it. */
export function useComparedSession(): BoardSession {
  const { session, workspace } = useBoard()
  const topology = useTopology()
  const shown = useWorkspace((state) => state.comparison?.shown)
  useEffect(() => {
    const { comparison } = workspace.getState()
    if (!comparison || comparison.after.version !== null || comparison.after.topology === topology) return
    workspace.setState({ comparison: withEdited(comparison, topology) })
  }, [workspace, topology])
  return useMemo(() => (shown ? picturedSession(session, shown) : session), [session, shown])
}
