import { setMaxListeners } from 'node:events'

/** Everything that is under way listens to its signal; however much that is, it is no leak. */
export function createStopper(): AbortController {
  const stopper = new AbortController()
  setMaxListeners(0, stopper.signal)
  return stopper
}
