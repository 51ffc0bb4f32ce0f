import { describe, expect, test } from 'vitest'
import type { GroupLag } from '../../shared/protocol/live'
import { createLagTrends } from './lagTrends'

function lagOf(committed: number, end: number, group = 'mail'): GroupLag {
  const partitions = [{ partition: 0, committed: String(committed), end: String(end), lag: end - committed }]
  return { group, topic: 'orders', state: 'stable', members: [], partitions }
}

/** Looks once a second at a group with these bookmarks and ends. */
function looks(positions: readonly (readonly [committed: number, end: number])[]) {
  let time = 1_000_000
  const trends = createLagTrends(() => time)
  return positions.map(([committed, end]) => {
    const [lag] = trends.follow([lagOf(committed, end)])
    time += 1000
    return { trend: lag?.trend, catchUpMs: lag?.catchUpMs }
  })
}

describe('the trend of a lag', () => {
  test('is told as soon as it is known, with the time to catch up while it falls', () => {
    expect(looks([0, 10, 20, 30].map((committed) => [committed, 100]))).toEqual([
      { trend: undefined, catchUpMs: undefined },
      { trend: undefined, catchUpMs: undefined },
      { trend: -10, catchUpMs: 8000 },
      { trend: -10, catchUpMs: 7000 },
    ])
  })

  test('has no time to catch up while the lag grows or stands', () => {
    expect(looks([10, 20, 30].map((end) => [0, end])).at(-1)).toEqual({ trend: 10 })
    expect(looks([10, 10, 10].map((end) => [0, end])).at(-1)).toEqual({ trend: 0 })
  })

  test('forgets what is older than ten seconds', () => {
    const growing = Array.from({ length: 20 }, (_, second): [number, number] => [0, Math.min(second, 9) * 100])
    expect(looks(growing).at(-1)).toEqual({ trend: 0 })
  })

  test('begins anew when somebody moves the bookmark back', () => {
    const moved = looks([
      [80, 100],
      [85, 100],
      [90, 100],
      [0, 100],
      [10, 100],
      [20, 100],
    ])
    expect(moved.map(({ trend }) => trend)).toEqual([undefined, undefined, -5, undefined, undefined, -10])
  })

  test('is each group’s own', () => {
    let time = 0
    const trends = createLagTrends(() => time)
    const follow = (done: number) => trends.follow([lagOf(done, 100), lagOf(0, 100 + done, 'audit')])
    follow(0)
    time += 4000
    expect(follow(20).map(({ trend }) => trend)).toEqual([-5, 5])
  })
})
