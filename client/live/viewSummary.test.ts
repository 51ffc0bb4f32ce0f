import { describe, expect, it } from 'vitest'
import type { TopicCounters, ViewState } from '../../shared/protocol/live'
import { summarizeView } from './viewSummary'

const topics = (...views: readonly (readonly [string, ViewState])[]): ReadonlyMap<string, TopicCounters> =>
  new Map(views.map(([topic, view]) => [topic, { topic, view, partitions: [], rate: 0, rateByService: {} }]))

const live = (behindMs: number): ViewState => ({ kind: 'live', behindMs })

describe('the state of the whole view', () => {
  it('is live, and as late as its latest topic, only when every topic is live', () => {
    expect(summarizeView(['a', 'b'], topics(['a', live(3)], ['b', live(12)]), true)).toEqual({
      view: 'live',
      behindMs: 12,
    })
  })

  it('is never live while one topic reconnects, has not reported, or the server is away', () => {
    const reconnecting: ViewState = { kind: 'reconnecting', sinceMs: 0, cause: 'broker gone' }
    expect(summarizeView(['a', 'b'], topics(['a', live(3)], ['b', reconnecting]), true).view).toBe('reconnecting')
    expect(summarizeView(['a', 'b'], topics(['a', live(3)]), true).view).toBe('starting')
    expect(summarizeView(['a'], topics(['a', live(3)]), false)).toEqual({ view: 'offline', behindMs: null })
  })

  it('says nothing when nothing is watched', () => {
    expect(summarizeView([], topics(), true).view).toBe('none')
  })
})
