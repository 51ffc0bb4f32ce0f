import type { Cluster } from '../cluster'
import type { Membership, MembershipOptions } from '../port'

export async function joinGroup(
  _parts: { cluster: Cluster; log: (line: string) => void },
  _options: MembershipOptions,
): Promise<Membership> {
  throw new Error('not yet')
}
