import { once } from 'node:events'
import { backoff, pause } from '../backoff'
import type { Cluster } from '../cluster'
import { type KafkaProblem, type Membership, type MembershipOptions, type RebalanceCause, SESSION_MS } from '../port'
import { finalProblem } from '../reading/readingHealth'
import { named } from '../toKafkaProblem'
import { type Generation, startGeneration } from './generation'
import { createGroupMember, mustRejoin, wasThrownOut } from './groupMember'
import { createMembershipReport } from './membershipReport'

export type JoinParts = { readonly cluster: Cluster; readonly log: (line: string) => void }

const REQUEST_TIMEOUT_MS = 10_000
/** The group is dealing anew or has forgotten this member: it can join at once, but must not hammer. */
const REJOIN_MS = 100
/** For records in hand and the goodbye itself; whoever does not answer by then learns it from the end of the session. */
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
  const ending = AbortSignal.any([leaving.signal, cluster.closing])
  const parts = { cluster, link, member, membership, report, inHand: new Map<string, Promise<void>>(), log }
  let generation: Generation | null = null
  let why: RebalanceCause = 'joined'
  let attempt = 0
  let pausedAt = Date.now()

  /** Until the group has to be joined again. */
  async function takePart(): Promise<void> {
    const joined = await member.join()
    generation = await startGeneration(parts, joined)
    attempt = 0
    const pausedMs = Date.now() - pausedAt
    membership.onRebalance?.({ generation: joined.generation, why, assigned: joined.assignment, pausedMs })
    outcome.onAssigned()
    why = await Promise.race([generation.over, aborted(ending).then(() => why)])
    pausedAt = Date.now()
    await generation.end(leaving.signal)
    generation = null
    if (!ending.aborted) report.joining()
  }

  /** Before the next attempt to take part. Null when there can be one, otherwise what a person has to mend. */
  async function recover(error: unknown): Promise<KafkaProblem | null> {
    generation?.crash()
    generation = null
    if (mustRejoin(error)) {
      if (wasThrownOut(error)) why = 'thrownOut'
      await pause(REJOIN_MS, ending)
      return null
    }
    const final = finalProblem(error, group)
    if (final) return final
    report.groupTrouble(error)
    if (why !== 'joined') why = 'reconnected'
    await backoff(attempt++, ending)
    return null
  }

  async function run(): Promise<void> {
    report.joining()
    while (!ending.aborted) {
      try {
        await takePart()
      } catch (error) {
        const final = ending.aborted ? null : await recover(error)
        if (final) return fail(final)
      }
    }
  }

  function fail(problem: KafkaProblem): void {
    report.failed(problem)
    outcome.onFailed(problem)
    link.close()
  }

  const running = run()
  let ended: Promise<void> | null = null

  async function leave(): Promise<void> {
    leaving.abort()
    if (!generation) link.drop('Leaving.')
    const patience = new AbortController()
    await Promise.race([sayGoodbye(), pause(LEAVE_MS, patience.signal)])
    patience.abort()
    end()
  }

  async function sayGoodbye(): Promise<void> {
    await running
    await member.leave().catch((error) => log(`${group}: left without a goodbye: ${error}`))
  }

  function end(): void {
    link.close()
    generation?.crash()
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

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}
