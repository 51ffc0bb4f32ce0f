import { expect, test } from 'vitest'
import { type Fates, type LedgerBurst, MOST_BURSTS } from '../../../shared/ledger/model'
import { burstTrial } from './burstTrial'
import { inWords } from './trialForTests'

const NONE: Fates = { handled: 0, givenUp: 0, waiting: 0, missing: 0, gone: 0 }
const burst = (groups: Readonly<Record<string, Partial<Fates>>>, messages = 60): LedgerBurst => ({
  ...{ at: 1, topic: 'orders', messages },
  groups: Object.entries(groups).map(([group, fates]) => ({ group, ...NONE, ...fates })),
})
const told = (...bursts: readonly LedgerBurst[]) => inWords(burstTrial(bursts))

test('a burst is survived when each of its messages was handled by every group, or given up', () => {
  expect(told()).toBe('untried')
  expect(told(burst({ packing: { handled: 60 }, billing: { handled: 60 } }))).toBe(
    'survived: 60 messages in 1 burst: each handled',
  )
  expect(told(burst({ packing: { handled: 58, givenUp: 2 } }))).toBe(
    'survived: 60 messages in 1 burst: each handled but 2 given up for packing',
  )
})

test('until then it says for whom how many of all bursts lag', () => {
  const bursts = [
    burst({ packing: { waiting: 60 }, billing: { handled: 60 } }),
    burst({ packing: { waiting: 1400 } }, 1400),
  ]
  expect(told(...bursts)).toBe('busy: 1,460 messages in 2 bursts: 1,460 still to come for packing')
  expect(told(burst({ packing: { waiting: 9 }, billing: { waiting: 1 } }))).toBe(
    'busy: 60 messages in 1 burst: 9 still to come for packing, 1 for billing',
  )
})

test('one message that was passed over is enough to fail, whatever else waits', () => {
  expect(told(burst({ packing: { missing: 1, waiting: 9, handled: 50 } }))).toBe(
    'failed: 60 messages in 1 burst: 1 missing for packing',
  )
})

test('it is not known of records that are gone, nor where nobody is drawn to handle them', () => {
  expect(told(burst({ packing: { handled: 20, gone: 40 } }))).toBe(
    'unknown: 60 messages in 1 burst: 40 no longer there to be counted for packing',
  )
  expect(told(burst({}), burst({ packing: { handled: 60 } }))).toBe(
    'unknown: 120 messages in 2 bursts: nobody is drawn to handle orders',
  )
})

test('where the oldest are forgotten, it speaks of the newest', () => {
  const most = Array.from({ length: MOST_BURSTS }, () => burst({ packing: { handled: 1 } }, 1))
  expect(told(...most)).toBe('survived: 50 messages in the newest 50 bursts: each handled')
})
