import type { Ledger } from '../../../shared/ledger/model'
import type { Problem } from '../../../shared/problem'
import type { InvariantState } from '../../../shared/protocol/run'
import type { Topology } from '../../../shared/topology/model'
import type { Engine } from '../../operations/parts'
import type { Headless } from './openHeadless'

export type RunOrder = {
  readonly topology: Topology
  /** How long, from when all services have been started. */
  readonly forMs: number
  /** Sentences for `parseFault`; their times count from the same moment. */
  readonly faults: readonly string[]
  readonly expectations: readonly NamedExpectation[]
  readonly adopt: readonly string[]
  /** With names of its own on the cluster, so that it meets no other run. */
  readonly isolated?: boolean
}
export type NamedExpectation = { readonly name: string; readonly expect: string }

export type RunReport = {
  readonly ledger: Ledger
  readonly expectations: readonly CheckedExpectation[]
  /** What went wrong meanwhile. Planned faults are not among it, unless they could not happen. */
  readonly problems: readonly Problem[]
}
export type CheckedExpectation = NamedExpectation & Pick<InvariantState, 'state' | 'sentence'>

export type Watching = {
  progress(line: string): void
  /** Ends the run early, with a goodbye. */
  readonly signal: AbortSignal
}

export type RunningBoard = { readonly headless: Headless; readonly engine: Engine; readonly boardId: string }
