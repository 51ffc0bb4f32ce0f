import { expect, it } from 'vitest'
import type { GroupLag } from '../../../shared/protocol/live'
import { lagTrend } from './lagTrend'

const lagging = (lag: number, rest: Partial<GroupLag> = {}): GroupLag => ({
  group: 'g',
  topic: 't',
  state: 'stable',
  members: [],
  partitions: [{ partition: 0, committed: '5', end: String(5 + lag), lag }],
  ...rest,
})

it.each([
  [lagging(0, { trend: -3 }), 'none', 'caught up'],
  [lagging(30), 'unknown', ''],
  [lagging(0, { partitions: [{ partition: 0, committed: null, end: '0', lag: 0 }] }), 'unknown', 'no bookmark yet'],
  [lagging(30, { trend: 0.01 }), 'steady', 'steady'],
  [lagging(30, { trend: 3 }), 'growing', 'growing 3.0 /s'],
  [lagging(4, { trend: 0.1 }), 'steady', 'steady'],
  [lagging(5, { trend: 0.1 }), 'growing', 'growing 0.1 /s'],
  [lagging(4, { trend: -2, catchUpMs: 2000 }), 'steady', 'steady'],
  [lagging(30, { trend: -12 }), 'falling', 'falling 12.0 /s'],
  [lagging(30, { trend: -12, catchUpMs: 2500 }), 'falling', 'falling 12.0 /s, gone in 2.5 s'],
])('a lag %# goes %s: %s', (lag, toward, words) => {
  expect(lagTrend(lag)).toEqual({ toward, words })
})
