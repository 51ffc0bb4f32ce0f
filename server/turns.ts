import { setImmediate } from 'node:timers/promises'

/** Long work in pieces: the server has one thread, and everybody else waits for it. */
export type Turns = {
  /** It is somebody else's turn. */
  isOver(): boolean
  /** Resolves when everybody else has had one. */
  next(): Promise<void>
}

const TURN_MS = 10

export function createTurns(): Turns {
  let since = performance.now()
  return {
    isOver: () => performance.now() - since > TURN_MS,
    async next() {
      await setImmediate()
      since = performance.now()
    },
  }
}
