import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Topology } from '../../shared/topology/model'
import type { BoardState } from '../board/port'
import type { Workspace } from '../board/workspace'
import type { LiveCounters } from '../live/port'
import type { OpenBoard } from './openBoard'

/** The open board, for everything on its page. */
export const BoardContext = createContext<OpenBoard | null>(null)

export function useBoard(): OpenBoard {
  const board = useContext(BoardContext)
  if (!board) throw new Error('useBoard is for what is inside of an open board')
  return board
}

export const useBoardState = <T>(select: (state: BoardState) => T): T => useStore(useBoard().session.state, select)
export const useTopology = (): Topology => useBoardState((state) => state.topology)
export const useWorkspace = <T>(select: (workspace: Workspace) => T): T => useStore(useBoard().workspace, select)
export const useCounters = <T>(select: (counters: LiveCounters) => T): T => useStore(useBoard().live.counters, select)
