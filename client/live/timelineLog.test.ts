import { describe, expect, it } from 'vitest'
import type { Happening, Timeline, TimelineSample } from '../../shared/protocol/run'
import { joinTimeline, sampleAt } from './timelineLog'

const sample = (at: number, rates: TimelineSample['rates'], lags: TimelineSample['lags'] = {}) => ({ at, rates, lags })
const happening = (id: number, at: number): Happening => ({ id, at, kind: 'started', sentence: `it ${id}` })
const told = (part: Partial<Timeline>): Timeline => ({ since: 0, samples: [], happenings: [], ...part })

describe('a timeline', () => {
  it('carries on what a sample does not tell, over several answers', () => {
    const first = joinTimeline(null, told({ samples: [sample(1, { a: 5 }, { g: 1 }), sample(2, { b: 7 })] }))
    const then = joinTimeline(first, told({ samples: [sample(2, { b: 7 }), sample(3, { a: 0 }, { g: 2 })] }))
    expect(then.samples).toEqual([
      sample(1, { a: 5 }, { g: 1 }),
      sample(2, { a: 5, b: 7 }, { g: 1 }),
      sample(3, { a: 0, b: 7 }, { g: 2 }),
    ])
  })

  it('knows each happening once, in their order, whoever told it first', () => {
    const known = joinTimeline(null, told({ happenings: [happening(2, 20)] }))
    const joined = joinTimeline(known, told({ happenings: [happening(1, 10), happening(2, 20), happening(3, 30)] }))
    expect(joined.happenings.map(({ id }) => id)).toEqual([1, 2, 3])
  })

  it('goes on behind what it knew when the server has begun to count anew', () => {
    const known = joinTimeline(null, told({ happenings: [happening(1, 10), happening(2, 20)] }))
    expect(joinTimeline(known, told({ happenings: [happening(1, 30)] })).happenings.map(({ at }) => at)).toEqual([
      10, 20, 30,
    ])
  })

  it('forgets what the server has forgotten', () => {
    const known = joinTimeline(
      null,
      told({ samples: [sample(1, { a: 1 }), sample(5, {})], happenings: [happening(1, 1)] }),
    )
    const joined = joinTimeline(known, told({ since: 4 }))
    expect([joined.samples, joined.happenings]).toEqual([[sample(5, { a: 1 })], []])
  })

  it('says how things stood at any moment', () => {
    const samples = [sample(10, { a: 1 }), sample(20, { a: 2 }), sample(30, { a: 3 })]
    expect([9, 10, 19, 20, 29, 99].map((at) => sampleAt(samples, at)?.rates.a ?? null)).toEqual([null, 1, 1, 2, 2, 3])
    expect(sampleAt([], 5)).toBeNull()
  })
})
