import { useMemo } from 'react'
import type { CommandContext } from '../board/commands/command'
import { useBoard } from './boardContext'

/** For commands that are run from a panel. */
export function useCommandContext(): CommandContext {
  const { session, workspace, notices, running, together } = useBoard()
  return useMemo(
    () => ({ session, workspace, running, together, notify: (sentence) => notices.setState({ sentence }) }),
    [session, workspace, notices, running, together],
  )
}
