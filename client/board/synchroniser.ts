import { type Server, synchronise } from './synchronise'
import { createSyncState, type SyncState } from './syncState'

export type Synchroniser = {
  readonly state: SyncState
  /** Goes on now instead of after a pause; if something is under way that fails, tries once more. */
  start(): void
  /** The connection is gone: the board has to be joined again. */
  disconnected(): void
  /** Sends what is left. Idempotent. */
  finish(): Promise<void>
}

const RETRY_MS = 2000

/** Keeps this browser's copy and the server's the same, one request at a time so that edits arrive in order. */
export function createSynchroniser(server: Server): Synchroniser {
  const { onChange } = server
  const state = createSyncState({ onUnsaved: () => start(), onChange })
  let running = Promise.resolve()
  let busy = false
  let calledMeanwhile = false
  let finished = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const run = async () => {
    let going = true
    while (going && (!state.joined || state.unsaved.length > 0)) {
      calledMeanwhile = false
      going = (await synchronise(server, state)) || calledMeanwhile
      onChange()
    }
    busy = false
    const worthwhile = server.wire.online.getState().online && state.problem?.retriable !== false
    if (!going && !finished && worthwhile) timer = setTimeout(start, RETRY_MS)
  }
  const start = () => {
    calledMeanwhile = true
    if (busy || finished) return
    busy = true
    clearTimeout(timer)
    running = run()
  }
  return {
    state,
    start,
    disconnected: () => {
      state.joined = false
      state.losses += 1
    },
    finish: async () => {
      start()
      await running
      finished = true
      clearTimeout(timer)
    },
  }
}
