import type { StoreContents } from '../../../shared/protocol/runRequests'
import { plural } from '../../ui/figures'
import type { Verdict } from './StoreHead'

type Contents = Pick<StoreContents, 'hash' | 'folded'>

/** Whether a state is what folding the whole log gives; `log` was read after the state, so it is never behind it. */
export function foldVerdict(state: Contents, log: Contents): Verdict {
  const of = `the fold of ${plural(log.folded, 'record')} in the log`
  if (state.hash === log.hash) return { tone: 'good', sentence: `Equal to ${of}.` }
  const left = log.folded - state.folded
  if (left > 0)
    return { tone: 'busy', sentence: `${plural(left, 'record')} of the log ${isOrAre(left)} not in it yet.` }
  return { tone: 'bad', sentence: `Not equal to ${of}: rebuild it to see which is right.` }
}

const isOrAre = (count: number) => (count === 1 ? 'is' : 'are')
