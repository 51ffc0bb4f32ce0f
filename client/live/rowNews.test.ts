import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRowNews } from './rowNews'

const FRAME_MS = 10

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, FRAME_MS))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** How often the news is told within a second in which so many rows come every ten milliseconds. */
function tellingsOf(rowsAtOnce: number): number {
  let told = 0
  const news = createRowNews(() => (told += 1))
  for (let turn = 0; turn < 100; turn++) {
    news.came(rowsAtOnce)
    vi.advanceTimersByTime(FRAME_MS)
  }
  return told
}

describe('the news that rows have come', () => {
  it('is told once a frame while few come', () => {
    expect(tellingsOf(1)).toBe(100)
  })

  it('is told ten times a second in a flood', () => {
    const told = tellingsOf(50)
    expect(told).toBeGreaterThanOrEqual(8)
    expect(told).toBeLessThanOrEqual(11)
  })

  it('is told once for all that came before the frame, and not at all when nothing comes', () => {
    let told = 0
    const news = createRowNews(() => (told += 1))
    news.came(1)
    news.came(1)
    expect(told).toBe(0)
    vi.advanceTimersByTime(1000)
    expect(told).toBe(1)
  })

  it('comes after a flood, too', () => {
    let told = 0
    const news = createRowNews(() => (told += 1))
    news.came(500)
    vi.advanceTimersByTime(FRAME_MS)
    news.came(1)
    vi.advanceTimersByTime(FRAME_MS)
    expect(told).toBe(1)
    vi.advanceTimersByTime(1000)
    expect(told).toBe(2)
  })
})
