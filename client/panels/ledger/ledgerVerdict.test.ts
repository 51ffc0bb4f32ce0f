import { describe, expect, it } from 'vitest'
import type { LedgerRow } from '../../../shared/ledger/model'
import { formatTime } from '../../ui/figures'
import { ledgerVerdict, rowVerdict } from './ledgerVerdict'

const since = Date.UTC(2026, 5, 15, 10, 42)
const then = formatTime(since)
const row = (change: Partial<LedgerRow> = {}): LedgerRow => ({
  topic: 'posts',
  group: 'feed',
  produced: 0,
  inTopic: 0,
  processed: 0,
  distinct: 0,
  duplicates: 0,
  missing: 0,
  deadLettered: 0,
  effects: 0,
  inversions: 0,
  waiting: 0,
  ...change,
})

describe('the verdict', () => {
  it.each([
    ['nothing', [row(), row({ group: null, inTopic: 5 })], 'plain', `Nothing to handle was produced since ${then}.`],
    [
      'all',
      [row({ distinct: 1200 }), row({ group: 'billing', distinct: 4 })],
      'good',
      `Everything produced since ${then} was handled: 1,204 of 1,204.`,
    ],
    [
      'all, some again and some given up',
      [row({ distinct: 9, duplicates: 1, deadLettered: 3 })],
      'good',
      `Everything produced since ${then} was handled: 12 of 12, with 1 repeat, 3 as dead letters.`,
    ],
    [
      'not yet all',
      [row({ inTopic: 10, distinct: 9, waiting: 1 })],
      'busy',
      `9 of 10 produced since ${then} are handled; 1 still waits, nothing is missing.`,
    ],
    [
      'not yet all, nor all of it committed',
      [row({ inTopic: 10, distinct: 9, waiting: 3 })],
      'busy',
      `9 of 10 produced since ${then} are handled; 1 still waits; 2 not committed yet, nothing is missing.`,
    ],
    [
      'all, though not all of it committed',
      [row({ inTopic: 10, distinct: 10, waiting: 3 })],
      'good',
      `Everything produced since ${then} was handled: 10 of 10; 3 not committed yet.`,
    ],
    [
      'lost, whatever waits',
      [row({ inTopic: 10, distinct: 6, missing: 2, waiting: 2 }), row({ group: 'billing', distinct: 10 })],
      'bad',
      `2 of 20 produced since ${then} are missing: passed over without being handled by feed in posts.`,
    ],
  ] as const)('%s', (_name, rows, tone, sentence) => {
    expect(ledgerVerdict({ since, rows })).toEqual({ tone, sentence })
  })
})

it.each([
  [row({ group: null, inTopic: 9 }), 'plain', 'nobody reads it'],
  [row(), 'plain', 'nothing yet'],
  [row({ missing: 2, waiting: 4 }), 'bad', '2 missing'],
  [row({ inTopic: 12, distinct: 8, waiting: 4 }), 'busy', '4 still to come'],
  [row({ inTopic: 12, distinct: 10, waiting: 4 }), 'busy', '2 still to come; 2 not committed yet'],
  [row({ distinct: 8 }), 'good', 'every event handled once'],
  [row({ inTopic: 8, distinct: 8, waiting: 1 }), 'good', 'every event handled once; 1 not committed yet'],
  [row({ distinct: 8, duplicates: 1 }), 'good', 'every event handled, some again'],
  [row({ distinct: 8, deadLettered: 1 }), 'good', 'every event handled or given up once'],
])('row %# is %s: %s', (of, tone, sentence) => {
  expect(rowVerdict(of)).toEqual({ tone, sentence })
})
