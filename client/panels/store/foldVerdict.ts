import { done, type Outcome } from '../../../shared/problem'
import type { StoreContents } from '../../../shared/protocol/runRequests'
import { plural } from '../../ui/figures'
import type { Verdict } from '../VerdictLine'

type Contents = Pick<StoreContents, 'hash' | 'folded'>

/** With how many records are in the log. */
export type FoldVerdict = Verdict & { readonly records: number }

/**
 * Whether a state is what folding the whole log gives; `log` was read after the state, so it is never behind it. Where one of them could
 * not be read, what was in the way.
 */
export function foldVerdict(state: Outcome<Contents>, log: Outcome<Contents>): Outcome<FoldVerdict> {
  if (!state.ok) return state
  if (!log.ok) return log
  return done({ ...verdictOf(state.value, log.value), records: log.value.folded })
}

function verdictOf(state: Contents, log: Contents): Verdict {
  const of = `the fold of ${plural(log.folded, 'record')} in the log`
  if (state.hash === log.hash) return { tone: 'good', sentence: `Equal to ${of}.` }
  const left = log.folded - state.folded
  if (left > 0)
    return { tone: 'busy', sentence: `${plural(left, 'record')} of the log ${isOrAre(left)} not in it yet.` }
  return { tone: 'bad', sentence: `Not equal to ${of}: rebuild it to see which is right.` }
}

const isOrAre = (count: number) => (count === 1 ? 'is' : 'are')
