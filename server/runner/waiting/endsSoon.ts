import { nap } from './nap'

const PATIENCE_MS = 10_000

/** Waits for what is to end by itself, for as long as a stop may take: false when it does not, or fails. */
export async function endsSoon(work: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController()
  const hasEnded = await Promise.race([
    work.then(
      () => true,
      () => false,
    ),
    nap(PATIENCE_MS, patience.signal).then(() => false),
  ])
  patience.abort()
  return hasEnded
}
