import { describe, expect, it } from 'vitest'
import { durationToText, textToDuration } from './duration'

describe('durations', () => {
  it.each([
    ['604800000', '7 days'],
    ['86400000', '1 day'],
    ['5400000', '90 minutes'],
    ['1500', '1500 ms'],
    ['0', '0 ms'],
    ['-1', 'forever'],
    ['soon', 'soon'],
  ])('%s ms reads as %s', (ms, text) => {
    expect(durationToText(ms)).toBe(text)
  })

  it.each([
    ['7 days', '604800000'],
    ['36h', '129600000'],
    ['1.5 hours', '5400000'],
    ['  Forever ', '-1'],
    ['250', '250'],
  ])('"%s" is %s ms', (text, ms) => {
    expect(textToDuration(text)).toEqual({ ok: true, ms })
  })

  it('says how to write one when it cannot be read', () => {
    for (const text of ['', 'a week', '-5 days', '7 parsecs', '99999999999999999 days']) {
      expect(textToDuration(text)).toEqual({ ok: false, sentence: expect.stringContaining('7 days') })
    }
  })

  it('what is shown can be written again', () => {
    for (const ms of ['1', '1000', '61000', '3600000', '172800000', '-1']) {
      expect(textToDuration(durationToText(ms))).toEqual({ ok: true, ms })
    }
  })
})
