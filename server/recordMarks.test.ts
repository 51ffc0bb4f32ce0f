import { expect, test } from 'vitest'
import { recordMarks } from './recordMarks'

test('a record with two ids is counted under the one that its reader remembers it by', () => {
  const headers = ['first', 'second'].map((id) => ['ce_id', Buffer.from(id)] as const)
  expect(recordMarks({ headers }).eventId).toBe('first')
})

test('what is no number and no trace is absent', () => {
  const headers = ['x-seq', 'x-key-seq', 'traceparent'].map((name) => [name, Buffer.from('-1')] as const)
  expect(recordMarks({ headers })).toMatchObject({ seq: undefined, keySeq: undefined, traceId: undefined })
})
