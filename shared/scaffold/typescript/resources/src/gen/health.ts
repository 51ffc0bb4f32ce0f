const STALE_MS = 60_000

export type ConsumerState = 'starting' | 'joined' | 'left'
export type Health = ReturnType<typeof createHealth>
export type Verdict = {
  readonly ok: boolean
  readonly reasons: readonly string[]
  readonly warnings: readonly string[]
}

/**
 * What the service knows about itself. Ready means: every consumer is a member of its group and polled within the last minute, nothing
 * waits for the cluster, and the cluster answered when it was last asked.
 */
export function createHealth(groups: readonly string[], now: () => number) {
  const consumers = new Map(groups.map((group) => [group, { state: 'starting' as ConsumerState, progressAt: now() }]))
  const waiting = new Map<string, string>()
  let cluster = 'The cluster has not answered yet.'
  let warnings: readonly string[] = []

  const reasonOf = (group: string, { state, progressAt }: { state: ConsumerState; progressAt: number }) => {
    if (state !== 'joined') return [`The consumer is not a member of the group ${group}.`]
    return now() - progressAt > STALE_MS ? [`The group ${group} has made no progress for a minute.`] : []
  }
  return {
    consumer(group: string, state: ConsumerState): void {
      consumers.set(group, { state, progressAt: now() })
    },
    progress(group: string): void {
      const known = consumers.get(group)
      if (known) known.progressAt = now()
    },
    waiting(who: string, reason: string | undefined): void {
      if (reason === undefined) waiting.delete(who)
      else waiting.set(who, reason)
    },
    /** The outcome of the last question to the cluster: '' = it answered. */
    cluster(problem: string, doubts: readonly string[] = []): void {
      cluster = problem
      warnings = doubts
    },
    verdict(): Verdict {
      const reasons = [
        ...[...consumers].flatMap(([group, consumer]) => reasonOf(group, consumer)),
        ...waiting.values(),
        ...(cluster === '' ? [] : [cluster]),
      ]
      return { ok: reasons.length === 0, reasons, warnings }
    },
  }
}
