import { describe, expect, it } from 'vitest'
import { MOST_NAME } from './personLimits'
import { harmlessName } from './personName'

describe('a name', () => {
  it.each([
    ['Quiet Otter', 'Quiet Otter'],
    ['  Ann\n\tLee  ', 'Ann Lee'],
    ['José Łukasz 小林', 'José Łukasz 小林'],
    ['\u202Eevil\u202C \u2066Ann\u2069', 'evil Ann'],
    ['A\u200Bn\u200Dn\uFEFF\u00AD', 'Ann'],
    ['<b>Ann</b>', '<b>Ann</b>'],
    ['Ann\u0000\u001B[31m', 'Ann [31m'],
    ['Z\u0351\u0351\u0351', 'Z\u0351'],
    ['\ud800', 'Somebody'],
    ['\u3164\u2800', 'Somebody'],
    ['\u0301\u0351', 'Somebody'],
    ['A\u034F\u17B4\u{E0041}nn', 'Ann'],
    ['', 'Somebody'],
  ])('%j is shown as %j', (typed, shown) => {
    expect(harmlessName(typed)).toBe(shown)
  })

  it('ends after so many characters, never in the middle of one', () => {
    expect([...harmlessName('🦦'.repeat(100))]).toEqual(Array.from({ length: MOST_NAME }, () => '🦦'))
  })
})
