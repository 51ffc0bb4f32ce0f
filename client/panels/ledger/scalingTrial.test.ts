import { expect, test } from 'vitest'
import type { LedgerRow } from '../../../shared/ledger/model'
import type { Happening } from '../../../shared/protocol/run'
import { ledgerRow } from './ledgerRowForTests'
import { scalingTrial } from './scalingTrial'
import { inWords } from './trialForTests'

const happened = (kind: Happening['kind'], elementId = 'packer', at = 200): Happening => ({
  ...{ id: at, at, kind, elementId, sentence: '' },
})
const SCALED = happened('scaled')

/** The packer is in the group packing; another group reads the same, and has trouble of its own. */
function told(row: Partial<LedgerRow>, happenings: readonly Happening[], timelineSince = 0): string {
  const rows = [ledgerRow(row), ledgerRow({ group: 'billing', missing: 5, effects: 30 })]
  const trial = scalingTrial({
    ledger: { since: 100, rows, bursts: [] },
    timeline: { since: timelineSince, happenings },
    streams: [
      { to: 'packer', group: 'packing' },
      { to: 'biller', group: 'billing' },
    ],
  })
  return inWords(trial)
}

test('scaling is survived when the groups of those that were scaled missed nothing and did nothing twice', () => {
  expect(told({}, [])).toBe('untried')
  expect(told({}, [happened('scaled', 'packer', 99)])).toBe('untried')
  expect(told({ effects: 10 }, [SCALED, SCALED])).toBe('survived: 2 times: nothing missing, no effect twice')
  expect(told({ processed: 13, duplicates: 3 }, [SCALED])).toBe(
    'survived: 1 time: nothing missing, no effects that could be done twice',
  )
  expect(told({ distinct: 7, waiting: 3 }, [SCALED])).toBe('busy: 1 time: 3 events still to come')
})

test('it is not survived when something was left out or done again, and nothing else can have done that', () => {
  expect(told({ distinct: 9, missing: 1 }, [SCALED])).toBe('failed: 1 time: 1 event missing')
  expect(told({ effects: 12, distinct: 9, missing: 1 }, [SCALED])).toBe(
    'failed: 1 time: 1 event missing and 3 effects done twice',
  )
})

test('it cannot be told where something else may have done it, in any service', () => {
  expect(told({ effects: 12 }, [SCALED, happened('crashed', 'shop'), happened('bookmarkMoved')])).toBe(
    'unknown: 1 time: 2 effects done twice, by that or by a crash or a moved bookmark',
  )
  expect(told({ effects: 12 }, [SCALED], 150)).toBe(
    'unknown: 1 time: 2 effects done twice, by that or by what the timeline no longer knows',
  )
})

test('nothing is known of who handles nothing', () => {
  expect(told({}, [happened('scaled', 'shop')])).toBe('unknown: 1 time: who was scaled is drawn to handle nothing')
})
