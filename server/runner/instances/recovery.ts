import type { Run } from '../runState'
import { nap } from '../waiting/nap'

const FIRST_WAIT_MS = 3_000
const LONGEST_WAIT_MS = 30_000

/** A service that failed is started again once all its topics can be reached: somebody applied the plan, or the cluster is back. */
export async function recoverWhenPossible(run: Run): Promise<void> {
  const { signal } = run.recovering
  run.recoveries += 1
  const waitMs = Math.min(FIRST_WAIT_MS * run.recoveries, LONGEST_WAIT_MS)
  for (;;) {
    await nap(waitMs, signal)
    if (signal.aborted) return
    if (await allReachable(run)) break
  }
  if (!signal.aborted) run.hooks.recover()
}

async function allReachable({ work, tools }: Run): Promise<boolean> {
  const { memberships, tables, generators, reactions, failures } = work
  const topics = new Set([
    ...memberships.flatMap((membership) => membership.topics),
    ...[...tables, ...generators, ...reactions, ...failures].map(({ topic }) => topic),
  ])
  try {
    await Promise.all([...topics].map((topic) => tools.kafka.reader.offsets(topic)))
    return true
  } catch {
    return false
  }
}
