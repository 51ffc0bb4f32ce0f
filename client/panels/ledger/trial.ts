import type { Ledger } from '../../../shared/ledger/model'
import type { Timeline } from '../../../shared/protocol/run'
import type { Stream } from '../../../shared/topology/isStream'

/** What a system meets sooner or later, and how this one came through it since the ledger's window began. */
export type Trial = {
  readonly name: string
  /** `untried`: it has not happened. `busy`: what it left is still being handled. `unknown`: it cannot be told; the sentence says why. */
  readonly state: 'untried' | 'busy' | 'survived' | 'failed' | 'unknown'
  readonly sentence: string
}

/** What trials are judged by. */
export type Evidence = {
  readonly ledger: Pick<Ledger, 'since' | 'rows' | 'bursts'>
  /** Of the last half hour, or more. */
  readonly timeline: Pick<Timeline, 'since' | 'happenings'>
  readonly streams: readonly Pick<Stream, 'to' | 'group'>[]
}

/** It has not happened. */
export const untried = (name: string): Trial => ({ name, state: 'untried', sentence: 'not tried yet' })
