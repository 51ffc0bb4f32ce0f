import { describe, expect, it } from 'vitest'
import { type Lane, movedRecords, movedRecordsTo } from './movedRecords'
import { movedSentence } from './movedSentence'

const lane = (committed: string | null, rest: Partial<Lane> = {}): Lane => ({
  partition: 0,
  committed,
  begin: '10',
  end: '100',
  ...rest,
})

describe('moving a bookmark', () => {
  it.each([
    ['to the start', lane('40'), { kind: 'start' }, { again: 30n, skipped: 0n }],
    ['to the end', lane('40'), { kind: 'end' }, { again: 0n, skipped: 60n }],
    ['back to an offset', lane('40'), { kind: 'offset', offset: '25' }, { again: 15n, skipped: 0n }],
    ['ahead to an offset', lane('40'), { kind: 'offset', offset: '41' }, { again: 0n, skipped: 1n }],
    ['before what is kept', lane('40'), { kind: 'offset', offset: '3' }, { again: 30n, skipped: 0n }],
    ['behind the end', lane('40'), { kind: 'offset', offset: '900' }, { again: 0n, skipped: 60n }],
    ['from what is not kept any more', lane('4'), { kind: 'offset', offset: '12' }, { again: 0n, skipped: 2n }],
    ['where there was none', lane(null), { kind: 'start' }, { again: 0n, skipped: 0n }],
  ] as const)('%s', (_name, from, to, moved) => {
    expect(movedRecords([from], to)).toEqual(moved)
  })

  it('adds up over the lanes, in both directions, and beyond what a double holds', () => {
    const lanes = [lane('40'), lane('99', { partition: 1 }), lane('9007199254740995', { end: '9007199254740999' })]
    expect(movedRecords(lanes, { kind: 'offset', offset: '50' })).toEqual({ again: 9007199254740994n, skipped: 10n })
  })

  it('is not known beforehand for a time, but when the new places are', () => {
    expect(movedRecords([lane('40')], { kind: 'time', ms: 1 })).toBeNull()
    expect(movedRecordsTo([lane('40'), lane('50', { partition: 1 })], { 0: '35', 1: '52' })).toEqual({
      again: 5n,
      skipped: 2n,
    })
  })
})

it.each([
  [{ again: 1n, skipped: 0n }, '1 record will be read again.'],
  [{ again: 1204n, skipped: 2n }, '1,204 records will be read again, and 2 records will be skipped, unread.'],
  [{ again: 0n, skipped: 0n }, 'No record will be read again or skipped.'],
])('%o is said as: %s', (moved, sentence) => {
  expect(movedSentence(moved)).toBe(sentence)
})
