import { expect, test } from 'vitest'
import { untilDue } from './untilDue'

test.each<[string, { waitMs: number; batchSeconds: number; writtenAt?: number }, number]>([
  ['at once', { waitMs: 0, batchSeconds: 0 }, 0],
  ['at once, also with a time that has not come yet', { waitMs: 0, batchSeconds: 0, writtenAt: 99_000 }, 0],
  ['until it is old enough', { waitMs: 3_000, batchSeconds: 0 }, 2_500],
  ['no more when it is', { waitMs: 400, batchSeconds: 0 }, 0],
  ['for the next batch', { waitMs: 0, batchSeconds: 10 }, 7_500],
  ['no more when its batch has come', { waitMs: 0, batchSeconds: 10, writtenAt: 9_000 }, 0],
  ['for the first batch in which it is old enough', { waitMs: 9_000, batchSeconds: 10 }, 17_500],
  ['no longer than one that is written now', { waitMs: 1_000, batchSeconds: 0, writtenAt: 99_000 }, 1_000],
])('a record waits %s', (_, { writtenAt = 12_000, ...drawn }, expected) => {
  expect(untilDue(drawn, writtenAt, 12_500)).toBe(expected)
})
