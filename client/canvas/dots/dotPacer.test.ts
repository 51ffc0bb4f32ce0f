import { describe, expect, it } from 'vitest'
import type { Dot } from './dot'
import { createDotPacer, type DotPacer, MOST_STARTS, type Start } from './dotPacer'

const dot = (offset: number): Dot => ({ color: offset % 8, message: { topic: 't', partition: 0, offset: `${offset}` } })
const dots = (count: number, from = 0) => Array.from({ length: count }, (_, i) => dot(from + i))

/** Frames of 16 ms, with arrivals at their times. */
function play(pacer: DotPacer, arrivals: ReadonlyMap<number, readonly Dot[]>, until: number) {
  const starts: Start[] = []
  for (let now = 0; now <= until; now += 16) {
    const arrived = arrivals.get(now)
    if (arrived) pacer.arrived('e', arrived, now)
    starts.push(...pacer.due(now, now))
  }
  return starts
}

describe('dots', () => {
  it('are the messages themselves at low rates, every one, in order', () => {
    const arrivals = new Map(Array.from({ length: 30 }, (_, i) => [i * 208, [dot(i)]]))
    const starts = play(createDotPacer(), arrivals, 8000)
    expect(starts.map(({ dot: { message } }) => message?.offset)).toEqual(Array.from({ length: 30 }, (_, i) => `${i}`))
  })

  it('of one frame follow one another instead of lying on each other', () => {
    const starts = play(createDotPacer(), new Map([[0, dots(8)]]), 2000)
    expect(starts).toHaveLength(8)
    expect(new Set(starts.map(({ at }) => at)).size).toBe(8)
  })

  it('at high rates are a capped sample in the colours that came, and none claims to be a message', () => {
    const arrivals = new Map(Array.from({ length: 125 }, (_, i) => [i * 32, dots(160, i * 160)]))
    const starts = play(createDotPacer(), arrivals, 4000)
    expect(starts.every(({ dot: { message } }) => message === null)).toBe(true)
    expect(starts.length).toBeGreaterThan(MOST_STARTS * 3)
    expect(starts.length).toBeLessThanOrEqual(MOST_STARTS * 4 + 3)
    expect(new Set(starts.map(({ dot: { color } }) => color)).size).toBe(8)
  })

  it('between the two keep a density that goes with the rate', () => {
    const dotsWhenOneComesEvery = (ms: number) =>
      play(createDotPacer(), new Map(Array.from({ length: 400 }, (_, i) => [i * ms, [dot(i)]])), 4000).length
    const ratio = dotsWhenOneComesEvery(32) / dotsWhenOneComesEvery(64)
    expect(ratio).toBeGreaterThan(1.7)
    expect(ratio).toBeLessThan(2.3)
  })

  it('end when nothing more comes', () => {
    const pacer = createDotPacer()
    const starts = play(pacer, new Map([[0, dots(500)]]), 3000)
    expect(starts.length).toBeGreaterThan(0)
    expect(starts.at(-1)?.at).toBeLessThanOrEqual(1024)
    expect(pacer.isIdle()).toBe(true)
  })

  it('do not burst out after a pause in painting, as of a hidden tab', () => {
    const pacer = createDotPacer()
    for (let now = 0; now < 60_000; now += 50) pacer.arrived('e', dots(10), now)
    expect(pacer.due(60_000, 60_000).length).toBeLessThanOrEqual(3)
  })

  it('are known ahead of their start, each once', () => {
    const pacer = createDotPacer()
    pacer.arrived('e', dots(4), 1000)
    const startsUntil = (now: number, until: number) => pacer.due(now, until).map(({ at }) => at)
    expect(startsUntil(1000, 1100)).toEqual([1000, 1070])
    expect(startsUntil(1050, 1150)).toEqual([1140])
    expect(startsUntil(1100, 1200)).toEqual([])
    expect(startsUntil(1150, 1250)).toEqual([1210])
  })

  it('do nothing on an edge where nothing came', () => {
    const pacer = createDotPacer()
    pacer.arrived('e', [], 0)
    expect(pacer.isIdle()).toBe(true)
    expect(pacer.due(10, 10)).toEqual([])
  })
})
