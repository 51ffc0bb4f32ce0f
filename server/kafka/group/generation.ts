import { setMaxListeners } from 'node:events'
import { backoff, pause } from '../backoff'
import { patiently } from '../patiently'
import type { KafkaProblem, RebalanceCause } from '../port'
import { finalProblem } from '../reading/readingHealth'
import { createBookmarks } from './bookmarks'
import { type Joined, mustRejoin, TIMINGS, wasThrownOut } from './groupMember'
import { createIntake, type IntakeParts } from './intake'
import { startOffsets } from './startOffsets'
import { untilPartitionsChange } from './untilPartitionsChange'

/** The time between two rebalances: who has which partition stays as it is. */
export type Generation = {
  /** Why the group has to be joined again; rejects with what only a person can mend. */
  readonly over: Promise<RebalanceCause>
  /** Gives the partitions back: waits for records in hand, less long when in a hurry, and commits. Heartbeats go on meanwhile. */
  end(hurry: AbortSignal): Promise<void>
  /** Drops everything as it is. */
  crash(): void
}

/** How long records in hand may take to finish, in all less than the time after which the group goes on without this member. */
const IN_HAND_MS = TIMINGS.rebalanceMs - 10_000
const IN_A_HURRY_MS = 5000

export async function startGeneration(parts: IntakeParts, joined: Joined): Promise<Generation> {
  const { cluster, link, member, membership, report } = parts
  const { group, start } = membership
  const starts = await startOffsets({ cluster, link, group, assignment: joined.assignment, start })
  const givingBack = new AbortController()
  const beating = new AbortController()
  setMaxListeners(0, givingBack.signal)
  const { over, again, fail } = createTurn()
  const intake = createIntake(parts, { starts, over: givingBack.signal, commit: commitSurely, onFailed: fail })
  const bookmarks = createBookmarks(member, intake.works, membership.heldAt)

  /** A group that goes on without this generation ends it, and so does what only a person can mend. */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      report.groupFine()
      return true
    } catch (error) {
      if (beating.signal.aborted) return false
      const final = mustRejoin(error) ? null : finalProblem(error, group)
      if (mustRejoin(error)) again(wasThrownOut(error) ? 'thrownOut' : 'membersChanged')
      else if (final) fail(final)
      else report.groupTrouble(error)
      return false
    }
  }

  async function every(ms: number, work: () => Promise<void>, until: AbortSignal): Promise<void> {
    for (;;) {
      await pause(ms, until)
      if (until.aborted) return
      await attempt(work)
    }
  }

  async function commitSurely(): Promise<boolean> {
    for (let tries = 0; !givingBack.signal.aborted; tries++) {
      if (await attempt(bookmarks.commit)) return !beating.signal.aborted
      await backoff(tries, givingBack.signal)
    }
    return false
  }

  async function patience(hurry: AbortSignal): Promise<void> {
    await pause(IN_HAND_MS, AbortSignal.any([hurry, beating.signal]))
    await pause(IN_A_HURRY_MS, beating.signal)
  }

  void every(TIMINGS.heartbeatMs, member.heartbeat, beating.signal)
  void every(TIMINGS.commitMs, bookmarks.commit, givingBack.signal)
  if (joined.dealt)
    void untilPartitionsChange(cluster, joined.dealt, givingBack.signal).then(() => again('partitionsChanged'))
  report.assigned(joined.assignment)

  return {
    over,
    async end(hurry) {
      givingBack.abort()
      const stopped = intake.stop()
      await Promise.race([intake.finished, patience(hurry)])
      await patiently(bookmarks.commit).finally(() => beating.abort())
      await stopped
    },
    crash() {
      givingBack.abort()
      beating.abort()
      void intake.stop()
    },
  }
}

/** What comes first decides. */
function createTurn() {
  let again: (why: RebalanceCause) => void = () => {}
  let fail: (problem: KafkaProblem) => void = () => {}
  const over = new Promise<RebalanceCause>((resolve, reject) => {
    again = resolve
    fail = reject
  })
  return { over, again, fail }
}
