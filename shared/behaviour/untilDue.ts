import type { ServiceBehaviour } from '../topology/behaviour'

/**
 * Milliseconds until it is a record's turn: when it is as old as drawn, and where it is worked on in batches, at the next one. Never longer than
 * a record that was written now would wait, whatever time a record says.
 */
export function untilDue(
  { waitMs, batchSeconds }: Pick<ServiceBehaviour, 'waitMs' | 'batchSeconds'>,
  writtenAt: number,
  now: number,
): number {
  const batchMs = batchSeconds * 1_000
  const old = writtenAt + waitMs
  const due = batchMs > 0 ? Math.ceil(old / batchMs) * batchMs : old
  return Math.min(Math.max(0, due - now), waitMs + batchMs)
}
