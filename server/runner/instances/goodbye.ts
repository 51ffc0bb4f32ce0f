import type { Membership } from '../../kafka/port'
import { nap } from '../waiting/nap'

const GOODBYE_MS = 10_000

/** A member whose cluster does not answer is let go without one. */
export async function goodbye(membership: Membership): Promise<void> {
  const patience = new AbortController()
  const hasLeft = await Promise.race([
    membership.leave().then(
      () => true,
      () => false,
    ),
    nap(GOODBYE_MS, patience.signal).then(() => false),
  ])
  patience.abort()
  if (!hasLeft) void membership.crash().catch(() => {})
}
