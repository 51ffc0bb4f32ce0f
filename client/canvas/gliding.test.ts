import { expect, it } from 'vitest'
import { between } from './gliding'

const FROM = new Map([
  ['a', { x: 0, y: 0 }],
  ['gone', { x: 5, y: 5 }],
])
const TO = new Map([
  ['a', { x: 80, y: -16 }],
  ['new', { x: 1, y: 2 }],
])

it('nodes begin where they stood, end where they are, and are on the way between; what was nowhere is there', () => {
  expect(between(FROM, TO, 0)).toEqual(
    new Map([
      ['a', { x: 0, y: 0 }],
      ['new', { x: 1, y: 2 }],
    ]),
  )
  expect(between(FROM, TO, 0.5)).toEqual(
    new Map([
      ['a', { x: 70, y: -14 }],
      ['new', { x: 1, y: 2 }],
    ]),
  )
  expect(between(FROM, TO, 1)).toEqual(TO)
})
