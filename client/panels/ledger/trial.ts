import type { Ledger } from '../../../shared/ledger/model'
import type { Timeline } from '../../../shared/protocol/run'
import type { Stream } from '../../../shared/topology/isStream'

/** What a system meets sooner or later, and how this one came through it since the ledger's window began. */
export type Trial = Tried | Untried
export type Tried = {
  readonly name: string
  /** `busy`: what it left is still being handled. `unknown`: it cannot be told; the sentence says why. */
  readonly state: 'busy' | 'survived' | 'failed' | 'unknown'
  readonly sentence: string
}
/** It has not happened. */
export type Untried = { readonly name: string; readonly state: 'untried' }

/** What trials are judged by. */
export type Evidence = {
  readonly ledger: Pick<Ledger, 'since' | 'rows' | 'bursts'>
  /** Of the last half hour, or more. */
  readonly timeline: Pick<Timeline, 'since' | 'happenings'>
  readonly streams: readonly Pick<Stream, 'to' | 'group'>[]
}

export const untried = (name: string): Untried => ({ name, state: 'untried' })
