import type { Membership } from '../../kafka/port'
import { endsSoon } from '../waiting/endsSoon'

/** A member whose cluster does not answer is let go without one. */
export async function goodbye(membership: Membership): Promise<void> {
  if (!(await endsSoon(membership.leave()))) void membership.crash().catch(() => {})
}
