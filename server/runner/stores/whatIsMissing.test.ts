import { expect, it } from 'vitest'
import type { SourceStretch } from './handledStretches'
import { whatIsMissing } from './whatIsMissing'

const stretch = (topicName: string, from: bigint, losesSteps = false): SourceStretch => ({
  topic: `x.${topicName}`,
  partition: 0,
  from,
  to: 10n,
  source: {
    serviceId: 's',
    group: 'x.g',
    topic: `x.${topicName}`,
    topicName,
    start: 'earliest',
    isIdempotent: false,
    losesSteps,
    fold: { ok: true, value: () => ({ ok: true, value: undefined }) },
  },
})
const NONE = { refused: 0 }

it('says nothing where the log has it all', () => {
  expect(whatIsMissing([stretch('orders', 0n)], NONE)).toBeUndefined()
})

it('names each topic once whose beginning is gone, and those that are compacted', () => {
  expect(whatIsMissing([stretch('orders', 3n), stretch('orders', 1n), stretch('users', 0n, true)], NONE)).toBe(
    'The beginning of orders is gone: its retention has deleted the oldest records. users is compacted: steps between the last values of a key may be gone.',
  )
})

it('counts the records that could not be folded, and says why of the first', () => {
  expect(whatIsMissing([stretch('orders', 0n)], { refused: 1, firstRefusal: 'Record 4: no key.' })).toBe(
    '1 record is not in it; the first: Record 4: no key.',
  )
  expect(whatIsMissing([stretch('orders', 0n)], { refused: 2, firstRefusal: 'Record 4: no key.' })).toBe(
    '2 records are not in it; the first: Record 4: no key.',
  )
})
