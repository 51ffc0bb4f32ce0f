import { pause } from '../backoff'
import type { Cluster } from '../cluster'
import { KafkaProblem, type Membership, type MembershipOptions, SESSION_MS } from '../port'
import { named } from '../toKafkaProblem'
import { createGroupMember } from './groupMember'
import { createMembershipReport } from './membershipReport'
import { stayInGroup } from './stayInGroup'

export type JoinParts = { readonly cluster: Cluster; readonly log: (line: string) => void }

const REQUEST_TIMEOUT_MS = 10_000
/** For records in hand and the goodbye itself; a group that cannot be told by then learns it from the end of the session. */
const LEAVE_MS = 8000

/** Resolves with the first assignment; from then on the membership looks after itself until it leaves or crashes. */
export async function joinGroup(parts: JoinParts, membership: MembershipOptions): Promise<Membership> {
  for (const topic of membership.topics) await named(topic, () => parts.cluster.topic(topic))
  return new Promise((resolve, reject) => {
    const joined = keepMembership(parts, membership, { onAssigned: () => resolve(joined), onFailed: reject })
  })
}

type Outcome = { onAssigned(): void; onFailed(problem: KafkaProblem): void }

function keepMembership({ cluster, log }: JoinParts, membership: MembershipOptions, outcome: Outcome): Membership {
  const { group, topics, clientId } = membership
  const link = cluster.openLink({ clientId, requestTimeoutMs: REQUEST_TIMEOUT_MS })
  const member = createGroupMember({ cluster, link, group, topics })
  const report = createMembershipReport(membership.onState)
  const leaving = new AbortController()
  const parts = { cluster, link, member, membership, report, inHand: new Map<string, Promise<void>>(), log }
  const stay = stayInGroup(parts, {
    ending: AbortSignal.any([leaving.signal, cluster.closing]),
    onAssigned: outcome.onAssigned,
    onFailed(problem) {
      report.failed(problem)
      outcome.onFailed(problem)
      link.close()
    },
  })
  void stay.over.then(() =>
    outcome.onFailed(new KafkaProblem('unreachable', 'The connection to the cluster was closed.')),
  )
  let ended: Promise<void> | null = null

  async function leave(): Promise<void> {
    leaving.abort()
    if (!stay.isTakingPart()) link.drop('Leaving.')
    const patience = new AbortController()
    await Promise.race([sayGoodbye(), pause(LEAVE_MS, patience.signal)])
    patience.abort()
    end()
  }

  async function sayGoodbye(): Promise<void> {
    await stay.over
    await member.leave().catch((error) => log(`${group}: left without a goodbye: ${error}`))
  }

  /** The connection first, so that nothing more can be said over it. */
  function end(): void {
    link.close()
    stay.crash()
    leaving.abort()
    report.stopped()
  }

  return {
    leave: () => (ended ??= leave()),
    /** Also cuts short a goodbye that is under way. */
    async crash() {
      ended ??= Promise.resolve()
      end()
    },
    sessionEndsAt: () => member.heardAt() + SESSION_MS,
  }
}
