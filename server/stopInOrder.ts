import { reportBug } from './reportBug'

/** One after the other; what cannot be stopped is reported, and the rest stops all the same. */
export async function stopInOrder(stops: readonly (() => void | Promise<void>)[]): Promise<void> {
  for (const stop of stops) {
    try {
      await stop()
    } catch (error) {
      reportBug(error)
    }
  }
}
