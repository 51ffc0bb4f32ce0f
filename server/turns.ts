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

/** One after the other, with a turn for everybody else in between. */
export async function* inTurns<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T, void, void> {
  const turns = createTurns()
  for await (const item of items) {
    if (turns.isOver()) await turns.next()
    yield item
  }
}
