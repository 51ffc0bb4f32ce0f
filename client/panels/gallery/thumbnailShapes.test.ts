import { expect, it } from 'vitest'
import { boxOf, curveBetween, MOST_LANES, steadyNumber, viewBoxOf } from './thumbnailShapes'

it('shows every box, in the proportions of a card', () => {
  const boxes = [
    { x: -500, y: 40, width: 180, height: 76 },
    { x: 2000, y: 900, width: 380, height: 134 },
  ]
  const view = viewBoxOf(boxes)
  for (const box of boxes) {
    expect(box.x).toBeGreaterThan(view.x)
    expect(box.y).toBeGreaterThan(view.y)
    expect(box.x + box.width).toBeLessThan(view.x + view.width)
    expect(box.y + box.height).toBeLessThan(view.y + view.height)
  }
  expect(view.width / view.height).toBeCloseTo(310 / 132)
})

it('draws no more lanes than can be told apart', () => {
  const height = (lanes: number) => boxOf({ id: 't', kind: 'topic', x: 0, y: 0, lanes }).height
  expect(height(500)).toBe(height(MOST_LANES))
  expect(height(0)).toBe(height(1))
})

it('leaves from the side that faces the other box', () => {
  const left = { x: 0, y: 0, width: 100, height: 50 }
  const right = { x: 300, y: 0, width: 100, height: 50 }
  expect(curveBetween(left, right).path).toMatch(/^M100 25 .* 300 25$/)
  expect(curveBetween(right, left).path).toMatch(/^M300 25 .* 100 25$/)
})

it('gives the same number for the same text, below one', () => {
  expect(steadyNumber('post-created/0')).toBe(steadyNumber('post-created/0'))
  for (const text of ['', 'a', 'b', '🚀']) expect(steadyNumber(text)).toBeLessThan(1)
})
