import { createStore } from 'zustand/vanilla'
import { fromBase64 } from '../../shared/document/base64'
import { EMPTY_TOPOLOGY } from '../../shared/topology/model'
import type { Wire } from '../wire'
import type { BoardSession, BoardState } from './port'
import { createSynchroniser, type Synchroniser } from './synchroniser'
import type { SyncState } from './syncState'

/** Opens a board and keeps it synchronised until it is closed. Edits are taken at any time, also offline. */
export function openBoardSession(wire: Wire, boardId: string): BoardSession {
  const isOnline = () => wire.online.getState().online
  const synchroniser = createSynchroniser({ wire, boardId, onChange: () => show() })
  const { state: sync } = synchroniser
  const state = createStore<BoardState>()(() => boardState(sync, isOnline()))
  const show = () => {
    const before = state.getState()
    const next = boardState(sync, isOnline())
    if (!isSame(before, next)) state.setState(next)
  }
  const stops = [
    wire.online.subscribe(({ online }) => {
      if (online) synchroniser.start()
      else synchroniser.disconnected()
      show()
    }),
    wire.on('board:edited', (event) => {
      if (event.boardId === boardId) sync.replica.receive(fromBase64(event.update))
    }),
  ]
  synchroniser.start()
  let closing: Promise<void> | undefined
  return {
    boardId,
    state,
    edit: (change) => {
      if (!sync.problem?.retriable && sync.joined) sync.problem = null
      sync.edit(change)
    },
    undo: () => sync.replica.undo(),
    redo: () => sync.replica.redo(),
    close: () => {
      closing ??= close({ wire, boardId, synchroniser, stops })
      return closing
    },
  }
}

type Open = {
  readonly wire: Wire
  readonly boardId: string
  readonly synchroniser: Synchroniser
  readonly stops: readonly (() => void)[]
}

async function close({ wire, boardId, synchroniser, stops }: Open): Promise<void> {
  await synchroniser.finish()
  for (const stop of stops) stop()
  await wire.ask('board:leave', { boardId })
  synchroniser.state.replica.close()
}

const boardState = (sync: SyncState, online: boolean): BoardState => ({
  topology: isOnItsWay(sync) ? EMPTY_TOPOLOGY : sync.replica.topology(),
  prefix: sync.prefix,
  saving: saving(sync, online),
  opening: sync.opening,
  unsaved: sync.unsaved.length,
  problem: sync.problem,
  canUndo: sync.replica.canUndo(),
  canRedo: sync.replica.canRedo(),
})

/** Nothing of a large board is drawn before it was said that it is. */
const isOnItsWay = ({ opening }: SyncState) => opening !== null && opening.step !== 'fetching'

/** Connected but not joined again is still offline: edits of others are missing here. */
function saving({ opening, joined, problem, unsaved }: SyncState, online: boolean): BoardState['saving'] {
  if (problem && (online || opening)) return 'refused'
  if (opening) return 'loading'
  if (!joined) return 'offline'
  return unsaved.length > 0 ? 'saving' : 'saved'
}

const isSame = (a: BoardState, b: BoardState) =>
  a.topology === b.topology &&
  a.prefix === b.prefix &&
  a.saving === b.saving &&
  a.opening === b.opening &&
  a.unsaved === b.unsaved &&
  a.problem === b.problem &&
  a.canUndo === b.canUndo &&
  a.canRedo === b.canRedo
