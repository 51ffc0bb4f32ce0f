import type { BoardEdit } from '../../shared/document/port'
import type { Problem } from '../../shared/problem'
import type { Unsaved } from './outbox'
import type { Opening } from './port'
import { remembered } from './remembered'
import { createReplica, type Replica } from './replica'

/** What one session knows of its board and of the server's copy. Changed by the synchroniser's steps only. */
export type SyncState = {
  replica: Replica
  /** Joined since the connection was made. */
  joined: boolean
  /** null once it was joined. */
  opening: Opening | null
  /** Counts how often the connection was lost. */
  losses: number
  prefix: string
  /** Which document of the board this is a copy of, as the server counts them; none before it was joined. */
  document: number | undefined
  /** Edits made here that the server has not acknowledged, oldest first. */
  unsaved: readonly Unsaved[]
  problem: Problem | null
  /** One update at a time goes out, to find the one that is refused. */
  alone: boolean
  /** The server lacked a predecessor: everything it lacks goes out as one update. */
  whole: boolean
  edit(change: (edit: BoardEdit) => void): void
  /** Starts anew from the server's board. A document cannot forget a refused edit, so there is a new one; its history is empty. */
  startOver(board: Uint8Array): void
}

type Told = { readonly onUnsaved: () => void; readonly onChange: () => void }

export function createSyncState({ onUnsaved, onChange }: Told): SyncState {
  let change: Unsaved['change'] = null
  const newReplica = () =>
    createReplica({
      onOwnUpdate: (update) => {
        state.unsaved = [...state.unsaved, { update, change }]
        onUnsaved()
      },
      onChange,
    })
  const state: SyncState = {
    replica: newReplica(),
    joined: false,
    opening: { step: 'fetching', size: null },
    losses: 0,
    prefix: '',
    document: undefined,
    unsaved: [],
    problem: null,
    alone: false,
    whole: false,
    edit: (next) => {
      const { now, again } = remembered(next)
      change = again
      state.replica.edit(now)
      change = null
    },
    startOver: (board) => {
      state.replica.close()
      state.replica = newReplica()
      state.replica.receive(board)
    },
  }
  return state
}
