import type { GroupState } from '../../../shared/protocol/live'

/** What Kafka calls the states of classic and newer groups. */
const STATES: Readonly<Record<string, GroupState>> = {
  Stable: 'stable',
  PreparingRebalance: 'rebalancing',
  CompletingRebalance: 'rebalancing',
  Assigning: 'rebalancing',
  Reconciling: 'rebalancing',
  Empty: 'empty',
  Dead: 'dead',
}

export const toGroupState = (state: string): GroupState => STATES[state] ?? 'unknown'
