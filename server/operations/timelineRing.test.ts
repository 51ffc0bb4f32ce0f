import { describe, expect, test } from 'vitest'
import type { Happening } from '../../shared/protocol/run'
import { createTimelineRing } from './timelineRing'

const MINUTE = 60_000
const HALF_HOUR = 30 * MINUTE
const started = (at: number): Omit<Happening, 'id'> => ({ at, kind: 'started', sentence: `Mailer started at ${at}.` })

describe('the last half hour of a board', () => {
  test('numbers what happened, and forgets it after half an hour', () => {
    const timeline = createTimelineRing()
    expect([0, MINUTE, HALF_HOUR + 1].map((at) => timeline.happened(started(at)).id)).toEqual([1, 2, 3])
    const { happenings, since } = timeline.read(0, HALF_HOUR + 1)
    expect([happenings.map(({ id }) => id), since]).toEqual([[2, 3], 1])
    expect(timeline.read(MINUTE + 1, HALF_HOUR + 1).happenings.map(({ id }) => id)).toEqual([3])
  })

  test('keeps figures once a second, and of those what has changed', () => {
    const timeline = createTimelineRing()
    for (let at = 0; at < 3_000; at += 250)
      timeline.sampled({ at, rates: { posts: 5, mails: at < 1_000 ? 0 : 7 }, lags: { mailer: at } })
    expect(timeline.read(0, 3_000).samples).toEqual([
      { at: 0, rates: { posts: 5, mails: 0 }, lags: { mailer: 0 } },
      { at: 1_000, rates: { mails: 7 }, lags: { mailer: 1_000 } },
      { at: 2_000, rates: {}, lags: { mailer: 2_000 } },
    ])
  })

  test('has all figures in the first sample that is read, wherever reading begins, also when what came before is forgotten', () => {
    const timeline = createTimelineRing()
    for (let at = 0; at <= 2 * HALF_HOUR; at += 1_000)
      timeline.sampled({ at, rates: { posts: 5 }, lags: { mailer: at < MINUTE ? 3 : 0 } })
    const { samples } = timeline.read(0, 2 * HALF_HOUR)
    expect(samples).toHaveLength(HALF_HOUR / 1_000 + 1)
    expect(samples[0]).toEqual({ at: HALF_HOUR, rates: { posts: 5 }, lags: { mailer: 0 } })
    expect(timeline.read(2 * HALF_HOUR - 1_000, 2 * HALF_HOUR).samples).toEqual([
      { at: 2 * HALF_HOUR - 1_000, rates: { posts: 5 }, lags: { mailer: 0 } },
      { at: 2 * HALF_HOUR, rates: {}, lags: {} },
    ])
  })

  test('holds 2,000 happenings at most, however many there are', () => {
    const timeline = createTimelineRing()
    for (let at = 0; at < 5_000; at++) timeline.happened(started(at))
    const { happenings } = timeline.read(0, 5_000)
    expect([happenings.length, happenings[0]?.id, happenings.at(-1)?.id]).toEqual([2_000, 3_001, 5_000])
  })

  test('is stale when nothing has come for half an hour', () => {
    const timeline = createTimelineRing()
    timeline.happened(started(MINUTE))
    expect([timeline.isStale(MINUTE + HALF_HOUR), timeline.isStale(MINUTE + HALF_HOUR + 1)]).toEqual([false, true])
  })
})
