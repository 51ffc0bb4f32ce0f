import { type Fate, type LedgerBurst, MOST_BURSTS } from '../../../shared/ledger/model'
import { formatCount, plural } from '../../ui/figures'
import { type Trial, type Tried, untried } from './trial'

/** Whether every message that was produced at once was handled by each group of its topic, and for whom it still waits. */
export function burstTrial(bursts: readonly LedgerBurst[]): Trial {
  const name = 'Burst of messages'
  if (bursts.length === 0) return untried(name)
  const messages = bursts.reduce((sum, burst) => sum + burst.messages, 0)
  const newest = bursts.length < MOST_BURSTS ? '' : 'the newest '
  const tried = `${plural(messages, 'message')} in ${newest}${plural(bursts.length, 'burst')}`
  const told = (state: Tried['state'], what: string): Tried => ({ name, state, sentence: `${tried}: ${what}` })
  const those = (fate: Fate, did: string) => byGroup(bursts, fate, did)

  const missing = those('missing', 'missing')
  if (missing) return told('failed', missing)
  const waiting = those('waiting', 'still to come')
  if (waiting) return told('busy', waiting)
  const gone = those('gone', 'no longer there to be counted')
  if (gone) return told('unknown', gone)
  const unread = bursts.find(({ groups }) => groups.length === 0)
  if (unread) return told('unknown', `nobody is drawn to handle ${unread.topic}`)
  const givenUp = those('givenUp', 'given up')
  return told('survived', givenUp ? `each handled but ${givenUp}` : 'each handled')
}

/** Such as `3 missing for packing, 20 for invoicing`; empty where no group has any. */
function byGroup(bursts: readonly LedgerBurst[], fate: Fate, did: string): string {
  const counts = new Map<string, number>()
  for (const one of bursts.flatMap(({ groups }) => groups))
    if (one[fate] > 0) counts.set(one.group, (counts.get(one.group) ?? 0) + one[fate])
  return [...counts]
    .map(([group, count], at) => `${formatCount(count)} ${at === 0 ? `${did} ` : ''}for ${group}`)
    .join(', ')
}
