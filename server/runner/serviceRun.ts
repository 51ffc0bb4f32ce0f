import type { ServiceRun as RunView } from '../../shared/protocol/live'
import type { CallCounters } from '../../shared/protocol/run'
import type { BoardTools } from './boardTools'
import type { Sequence } from './producing/sequence'
import { createRun, type Run, sequenceOf, viewOf } from './runState'
import { crash, fail, follow, start, stop } from './serviceLife'
import type { ServiceWork } from './serviceWork'
import { createStopper } from './waiting/createStopper'
import { orAborted } from './waiting/orAborted'
import { whyRejoin } from './whyRejoin'

/** One drawn service as real clients. All that is asked of it takes turns, so none meets a half-done other. */
export type ServiceRun = {
  /** Resolves when it runs or has failed. Begins after `callees`. What runs follows, and gets its crashed copies back. */
  start(work: ServiceWork, callees?: Promise<unknown>): Promise<void>
  /** The drawing changed. What does not run only takes note. `beside`: who else starts again because of it, in words. */
  follow(work: ServiceWork, beside: string): Promise<void>
  /** Whether following this takes a new start. */
  startsAgainFor(work: ServiceWork): boolean
  /** Says goodbye. Stopping what does not run is nothing. */
  stop(end?: 'stopped' | 'paused'): Promise<void>
  /** No goodbye. Without a number all copies. */
  crash(instance?: number): Promise<void>
  /** Copies that run, or are about to. */
  copies(): number
  /** Of a connection; what is made by hand counts on where the service is. */
  sequenceOf(connectionId: string): Sequence
  view(): RunView
  calls(): readonly CallCounters[]
}

export function createServiceRun(work: ServiceWork, board: BoardTools): ServiceRun {
  /** Of every start that was asked for and has not ended, also those whose turn has not come. */
  const starts = new Set<AbortController>()
  let turn: Promise<void> = Promise.resolve()

  const run: Run = createRun(work, board, {
    fail(sentence) {
      if (run.state !== 'running') return
      run.stopping.abort()
      void inTurn(() => fail(run, sentence))
    },
    recover: () => void inTurn(recover),
    untilStopped,
  })

  function inTurn(task: () => Promise<void>): Promise<void> {
    const done = turn.then(task)
    turn = done.catch(() => {})
    return done
  }
  async function recover(): Promise<void> {
    if (run.state === 'failed') await untilStopped((stopping) => start(run, run.work, stopping))
  }
  async function untilStopped(starting: (stopping: AbortController) => Promise<void>): Promise<void> {
    const stopping = createStopper()
    starts.add(stopping)
    try {
      await starting(stopping)
    } finally {
      starts.delete(stopping)
    }
  }
  /** A start may be waiting for the cluster, as may what runs; its turn must end before the next one's comes. */
  function abortStarts(): void {
    for (const stopping of [...starts, run.stopping]) stopping.abort()
  }

  return {
    start(next, callees) {
      run.recoveries = 0
      return untilStopped((stopping) =>
        inTurn(async () => {
          // However it ended for those that are called: who calls them tells of it.
          if (callees) await orAborted(callees, stopping.signal).catch(() => {})
          await start(run, next, stopping)
        }),
      )
    },
    follow: (next, beside) => inTurn(() => follow(run, next, beside)),
    startsAgainFor: (next) => run.state === 'running' && whyRejoin(run.work, next) !== undefined,
    stop(end = 'stopped') {
      abortStarts()
      return inTurn(() => stop(run, end))
    },
    crash(instance) {
      if (run.state === 'starting') abortStarts()
      return inTurn(() => crash(run, instance))
    },
    copies: () => (run.state === 'running' || run.state === 'starting' ? run.claimed : 0),
    sequenceOf: (connectionId) => sequenceOf(run, connectionId),
    view: () => viewOf(run),
    calls: () => run.calls.counters(),
  }
}
