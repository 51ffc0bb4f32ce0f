import { useMemo } from 'react'
import type { CommandContext } from '../board/commands/command'
import { isOnCluster } from '../live/isOnCluster'
import { useBoard } from './boardContext'

/** For commands that are run from a panel. */
export function useCommandContext(): CommandContext {
  const { session, workspace, notices, running, together, live } = useBoard()
  return useMemo(
    () => ({
      session,
      workspace,
      running,
      together,
      notify: (sentence) => notices.setState({ sentence }),
      offer: (offer) => notices.setState({ offer }),
      isOnCluster: (topic) => isOnCluster(live, session.state.getState().prefix + topic),
    }),
    [session, workspace, notices, running, together, live],
  )
}
