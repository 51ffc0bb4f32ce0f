import type { ViewState } from '../../shared/protocol/live'
import type { TailState } from '../kafka/port'

const STALLED_MS = 10_000

type Seen = { readonly topic: string; readonly behindMs: number; readonly now: number }

/** What a tap may say of itself: while records wait and the position stands still it is not "live", whatever its fetches say. */
export function toView(state: TailState, { topic, behindMs, now }: Seen): ViewState {
  switch (state.kind) {
    case 'starting':
      return { kind: 'starting' }
    case 'live':
      if (behindMs < STALLED_MS) return { kind: 'live', behindMs }
      return {
        kind: 'reconnecting',
        sinceMs: behindMs,
        cause: 'The topic has newer records, but reading does not get on.',
      }
    case 'reconnecting':
      return { kind: 'reconnecting', sinceMs: now - state.since, cause: state.cause }
    case 'missing':
      return { kind: 'missing', sentence: `The topic ${topic} does not exist on the cluster.` }
    case 'failed':
      return { kind: 'failed', cause: state.cause, next: state.next }
  }
}
