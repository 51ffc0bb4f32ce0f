import { expect, it } from 'vitest'
import { isInView } from './useRenamedInView'

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
