import { expect, it, vi } from 'vitest'
import { between, createGliding } from './gliding'

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

it('what was broken off on its way keeps nothing from gliding later', () => {
  const frames: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback))
  vi.stubGlobal('cancelAnimationFrame', () => frames.pop())
  const gliding = createGliding(() => {})
  gliding.begin(FROM, 100)
  gliding.close()
  gliding.begin(FROM, 100)
  for (const now of [0, 100]) frames.pop()?.(now)
  expect(gliding.isUnderWay()).toBe(false)
  vi.unstubAllGlobals()
})
