import { once } from 'node:events'
import { backoff, pause } from '../backoff'
import type { KafkaProblem, RebalanceCause } from '../port'
import { finalProblem } from '../reading/readingHealth'
import { type Generation, startGeneration } from './generation'
import { mustRejoin, wasThrownOut } from './groupMember'
import type { IntakeParts } from './intake'

/** A member's time in its group: it joins, takes part, and joins again. */
export type Stay = {
  /** Resolves when it has ended, records in hand given back and bookmarks committed where that was possible. */
  readonly over: Promise<void>
  isTakingPart(): boolean
  /** Drops what it has in hand. */
  crash(): void
}

export type StayOptions = {
  /** Aborted when it is to end. */
  readonly ending: AbortSignal
  onAssigned(): void
  /** Only a person can mend this; the stay is over. */
  onFailed(problem: KafkaProblem): void
}

/** The group is dealing anew or has forgotten this member: it can join at once, but must not hammer. */
const REJOIN_MS = 100

export function stayInGroup(parts: IntakeParts, { ending, onAssigned, onFailed }: StayOptions): Stay {
  const { member, membership, report, log } = parts
  let generation: Generation | null = null
  let why: RebalanceCause = 'joined'
  let attempt = 0
  let pausedAt = Date.now()

  /** Until the group has to be joined again. */
  async function takePart(): Promise<void> {
    const joined = await member.join()
    const current = await startGeneration(parts, joined)
    generation = current
    if (ending.aborted) return crash()
    attempt = 0
    const pausedMs = Date.now() - pausedAt
    membership.onRebalance?.({ generation: joined.generation, why, assigned: joined.assignment, pausedMs })
    onAssigned()
    why = await orAborted(current.over, ending, why)
    pausedAt = Date.now()
    if (why === 'thrownOut') log(`${membership.group}: went on without ${membership.clientId}`)
    await current.end(ending)
    generation = null
    if (!ending.aborted) report.joining()
  }

  /** Before the next attempt. Null when there can be one, otherwise what a person has to mend. */
  async function recover(error: unknown): Promise<KafkaProblem | null> {
    crash()
    if (mustRejoin(error)) {
      if (wasThrownOut(error)) why = 'thrownOut'
      report.joining()
      await pause(REJOIN_MS, ending)
      return null
    }
    const final = finalProblem(error, membership.group)
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
        if (final) return onFailed(final)
      }
    }
  }

  function crash(): void {
    generation?.crash()
    generation = null
  }

  return { over: run(), isTakingPart: () => generation !== null, crash }
}

/** What comes of it, or this instead when it is aborted before. */
async function orAborted<T>(over: Promise<T>, signal: AbortSignal, instead: T): Promise<T> {
  const listening = new AbortController()
  const aborted = signal.aborted ? Promise.resolve() : once(signal, 'abort', { signal: listening.signal })
  return Promise.race([over, aborted.then(() => instead)]).finally(() => listening.abort())
}
