import { describe, expect, it } from 'vitest'
import { FIRST_VIEW, rangeOf, revealing, scrolled, showing, zoomed } from './timeView'

const MINUTE = 60_000
const known = { since: 0, now: 20 * MINUTE }
const past = { spanMs: 4 * MINUTE, end: 10 * MINUTE }

describe('what is shown of the past', () => {
  it('follows the present first', () => {
    expect(rangeOf(FIRST_VIEW, known)).toEqual({ from: 18 * MINUTE, to: 20 * MINUTE })
  })

  it('comes closer around its middle, and keeps following the present if it did', () => {
    expect(zoomed(past, 0.5, known)).toEqual({ spanMs: 2 * MINUTE, end: 9 * MINUTE })
    expect(zoomed(FIRST_VIEW, 0.5, known)).toEqual({ spanMs: MINUTE, end: null })
  })

  it('goes neither below ten seconds nor beyond half an hour', () => {
    expect(zoomed(FIRST_VIEW, 0.0001, known).spanMs).toBe(10_000)
    expect(zoomed(FIRST_VIEW, 1000, known).spanMs).toBe(30 * MINUTE)
  })

  it('scrolls back to where knowledge begins, and ahead into the present', () => {
    expect(scrolled(FIRST_VIEW, -0.5, known)).toEqual({ spanMs: 2 * MINUTE, end: 19 * MINUTE })
    expect(scrolled(past, -9, known)).toEqual({ spanMs: 4 * MINUTE, end: 4 * MINUTE })
    expect(scrolled(past, 9, known)).toEqual({ spanMs: 4 * MINUTE, end: null })
  })

  it('shows what was drawn with the mouse', () => {
    expect(showing({ from: 2 * MINUTE, to: 3 * MINUTE }, known)).toEqual({ spanMs: MINUTE, end: 3 * MINUTE })
  })

  it('moves only for a moment outside of it', () => {
    expect(revealing(past, 9 * MINUTE, known)).toBe(past)
    expect(revealing(past, 15 * MINUTE, known)).toEqual({ spanMs: 4 * MINUTE, end: 17 * MINUTE })
  })
})
