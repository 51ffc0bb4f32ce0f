import { expect, test } from 'vitest'
import type { LedgerRow } from '../../../shared/ledger/model'
import type { Happening } from '../../../shared/protocol/run'
import { ledgerRow } from './ledgerRowForTests'
import { inWords } from './trialForTests'
import { trialsOf } from './trialsOf'

const happened = (kind: Happening['kind'], at = 200): Happening => ({ id: at, at, kind, sentence: '' })

const card = (more: Partial<LedgerRow>, ...happenings: readonly Happening[]) =>
  trialsOf({
    ledger: { since: 100, rows: [ledgerRow(more), ledgerRow({ group: null, missing: 9 })], bursts: [] },
    timeline: { since: 0, happenings },
    streams: [],
  }).map(inWords)
const NOTHING_TRIED = Array.from({ length: 6 }, () => 'untried')

test('nothing is survived that has not happened, since the window began', () => {
  expect(card({})).toEqual(NOTHING_TRIED)
  expect(card({}, happened('crashed', 99), happened('brokerBack'))).toEqual(NOTHING_TRIED)
})

test('a crash and a lost broker are survived when everything was handled, and not before', () => {
  const [crash, loss] = [happened('crashed'), happened('brokerLost')]
  expect(card({}, crash, crash, loss).slice(0, 2)).toEqual([
    'survived: 2 crashes: nothing missing',
    'survived: 1 loss: nothing missing',
  ])
  expect(card({ distinct: 7, waiting: 3 }, crash)[0]).toBe('busy: 1 crash: 3 events still to come')
  expect(card({ distinct: 8, missing: 2 }, crash)[0]).toBe('failed: 1 crash: 2 events missing')
})

test('an event that comes again is survived when it has no effect again', () => {
  expect(card({ duplicates: 3, effects: 10 })[2]).toBe('survived: 3 repeats: no effect twice')
  expect(card({ duplicates: 3, effects: 13 })[2]).toBe('failed: 3 repeats: 3 effects done twice')
})

test('poison is survived when it alone was given up', () => {
  expect(card({ distinct: 9, deadLettered: 1 })[3]).toBe('survived: 1 event given up: nothing missing')
  expect(card({ distinct: 8, deadLettered: 1, missing: 1 })[3]).toBe('failed: 1 event given up: 1 event missing')
})
