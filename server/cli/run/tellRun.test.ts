import { expect, test } from 'vitest'
import type { LedgerRow } from '../../../shared/ledger/model'
import type { RunReport } from './port'
import { tellRun } from './tellRun'

const row = (about: Partial<LedgerRow>): LedgerRow => ({
  topic: 'posts',
  group: 'fan-out',
  produced: 120,
  inTopic: 120,
  processed: 121,
  distinct: 119,
  duplicates: 2,
  missing: 1,
  deadLettered: 0,
  effects: 119,
  inversions: 0,
  waiting: 0,
  ...about,
})

const REPORT: RunReport = {
  ledger: {
    since: 0,
    at: 0,
    rows: [row({ waiting: 3 }), row({ topic: 'notes', group: null, processed: 0, waiting: 120 })],
    bursts: [],
    shortened: [{ topic: 'posts', records: 200_000 }],
  },
  expectations: [
    {
      name: 'Nothing is lost',
      expect: 'missing = 0',
      state: 'broken',
      sentence: 'missing is 1. Expected: missing = 0.',
    },
    { name: 'produced > 0', expect: 'produced > 0', state: 'holds', sentence: 'produced is 120.' },
  ],
  problems: [{ code: 'failed', place: 'Mailer', sentence: 'It failed.' }],
}

function told(report: RunReport, json = false) {
  let [out, err] = ['', '']
  const io = {
    out(text: string) {
      out += text
    },
    err(text: string) {
      err += text
    },
  }
  return { exit: tellRun(io, report, json), out, err }
}

test('a table of the ledger, what held of it, and what went wrong', () => {
  const { exit, out, err } = told(REPORT)
  expect(exit).toBe(1)
  expect(out).toBe(
    `TOPIC  GROUP    PRODUCED  IN TOPIC  PROCESSED  DISTINCT  DUPLICATES  MISSING  DEAD-LETTERED  EFFECTS  WAITING
posts  fan-out       120       120        121       119           2        1              0      119        3
notes  -             120       120          -         -           -        -              -        -        -

Only the newest 200000 records of posts could be counted again.

BROKEN   Nothing is lost: missing = 0
           missing is 1. Expected: missing = 0.
holds    produced > 0
           produced is 120.

1 of 2 expectations failed.
`,
  )
  expect(err).toBe('Mailer\n  It failed.\n')
})

test('as JSON a row has what the ledger counts; what waits is told apart', () => {
  const { out } = told(REPORT, true)
  const { ledger, waiting } = JSON.parse(out)
  expect(Object.keys(ledger[0])).toEqual([
    'topic',
    'group',
    'produced',
    'inTopic',
    'processed',
    'distinct',
    'duplicates',
    'missing',
    'deadLettered',
    'effects',
    'inversions',
  ])
  expect(waiting).toEqual([{ topic: 'posts', group: 'fan-out', waiting: 3 }])
})

test.each([
  ['nothing was expected and nothing went wrong', { ...REPORT, expectations: [], problems: [] }, 0],
  ['all holds', { ...REPORT, expectations: REPORT.expectations.slice(1), problems: [] }, 0],
  ['something is broken', { ...REPORT, problems: [] }, 1],
  [
    'it cannot be known',
    { ...REPORT, expectations: [{ name: 'a', expect: 'a', state: 'unknown', sentence: '' }], problems: [] },
    1,
  ],
  ['something went wrong', { ...REPORT, expectations: [] }, 1],
] as const)('where %s the exit code is that', (_what, report, exit) => {
  expect(told(report).exit).toBe(exit)
})
