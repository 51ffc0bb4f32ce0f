import { expect, it } from 'vitest'
import { isInView, viewShowing } from './useRenamedInView'

const view = { transform: [100, 50, 0.5], width: 800, height: 600 } as const

it.each([
  [{ x: 0, y: 0, width: 196, height: 64 }, true],
  [{ x: -200, y: -100, width: 196, height: 64 }, true],
  [{ x: -201, y: 0, width: 196, height: 64 }, false],
  [{ x: 1300, y: 0, width: 196, height: 64 }, false],
  [{ x: 0, y: 1037, width: 196, height: 64 }, false],
])('a node at %j is all in view: %s', (box, inView) => {
  expect(isInView(box, view)).toBe(inView)
})

it.each([
  ['to the right of it', { x: 1300, y: 0, width: 200, height: 64 }, { x: 2, y: 50 }],
  ['above it', { x: 0, y: -300, width: 200, height: 64 }, { x: 100, y: 198 }],
  ['below and to the left', { x: -400, y: 1200, width: 200, height: 64 }, { x: 248, y: -80 }],
  ['larger than it', { x: 0, y: 0, width: 1600, height: 64 }, { x: 0, y: 50 }],
])('the view goes no further than to what is %s', (_, box, place) => {
  const shown = viewShowing(box, view)
  expect(shown).toEqual({ ...place, zoom: 0.5 })
  expect(box.width > 1000 || isInView(box, { ...view, transform: [shown.x, shown.y, shown.zoom] })).toBe(true)
})
