import { once } from 'node:events'
import { backoff } from '../backoff'
import type { Cluster } from '../cluster'
import type { KafkaProblem, Membership, MembershipOptions } from '../port'
import { finalProblem } from '../reading/readingHealth'
import { named } from '../toKafkaProblem'
import { type Generation, startGeneration } from './generation'
import { createGroupMember, mustRejoin } from './groupMember'
import { createMembershipReport } from './membershipReport'

export type JoinParts = { readonly cluster: Cluster; readonly log: (line: string) => void }

const REQUEST_TIMEOUT_MS = 10_000

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
  const parts = { cluster, link, member, membership, report, log }
  let generation: Generation | null = null

  async function run(): Promise<void> {
    report.joining()
    for (let attempt = 0; !ending.aborted; ) {
      try {
        generation = await startGeneration(parts, await member.join())
        attempt = 0
        outcome.onAssigned()
        await Promise.race([generation.over, aborted(ending)])
        await generation.end()
        generation = null
        if (!ending.aborted) report.joining()
      } catch (error) {
        if (ending.aborted) return
        generation?.crash()
        generation = null
        const final = mustRejoin(error) ? null : finalProblem(error, group)
        if (final) return fail(final)
        if (!mustRejoin(error)) report.groupTrouble(error)
        await backoff(attempt++, ending)
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
    await running
    await member.leave().catch((error) => log(`${group}: left without a goodbye: ${error}`))
    link.close()
    report.stopped()
  }
  /** Also cuts short a goodbye that is under way. */
  async function crash(): Promise<void> {
    ended ??= Promise.resolve()
    link.close()
    generation?.crash()
    leaving.abort()
    report.stopped()
  }

  return { leave: () => (ended ??= leave()), crash }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}
