import { createStore } from 'zustand/vanilla'
import type { Topology } from '../../shared/topology/model'
import type { BoardSession, BoardState } from './port'

/** What an edit leads to while it cannot be taken. */
type Refusing = { isReadOnly(): boolean; refuse(): void }

/** The same board, whose edits are refused for as long as it is read-only. */
export function refusingSession(session: BoardSession, { isReadOnly, refuse }: Refusing): BoardSession {
  const unlessReadOnly =
    <A extends readonly unknown[], T>(work: (...given: A) => T) =>
    (...given: A): T | null => {
      if (!isReadOnly()) return work(...given)
      refuse()
      return null
    }
  return {
    ...session,
    edit: unlessReadOnly(session.edit),
    undo: unlessReadOnly(session.undo),
    redo: unlessReadOnly(session.redo),
  }
}

/** A picture of a board that nobody edits, for whoever wants a session. */
export function picturedSession(session: BoardSession, topology: Topology): BoardSession {
  const state = createStore<BoardState>()(() => ({
    ...session.state.getState(),
    topology,
    canUndo: false,
    canRedo: false,
  }))
  return { ...session, state }
}
