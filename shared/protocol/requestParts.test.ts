import { expect, test } from 'vitest'
import { REQUESTS } from './operations'

/** The last that JavaScript has a date for. */
const LAST = 8.64e15

const ASKED = {
  'bookmark:move': (ms: number) => ({ boardId: 'b', group: 'g', topic: 't', to: { kind: 'time', ms } }),
  'records:read': (ms: number) => ({ topic: 't', from: { kind: 'time', ms }, limit: 1 }),
  'store:read': (ms: number) => ({ boardId: 'b', storeId: 's', asOf: ms, limit: 1 }),
  'timeline:read': (ms: number) => ({ boardId: 'b', from: ms }),
} as const

test.each(Object.keys(ASKED) as (keyof typeof ASKED)[])('%s takes the times that are dates, no others', (name) => {
  const isTaken = (ms: number) => REQUESTS[name].safeParse(ASKED[name](ms)).success
  expect([0, LAST].map(isTaken)).toEqual([true, true])
  expect([-1, 0.5, LAST + 1].map(isTaken)).toEqual([false, false, false])
})
