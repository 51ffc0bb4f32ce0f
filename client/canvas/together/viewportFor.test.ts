import { expect, it } from 'vitest'
import { viewportFor } from './useFollowing'

const screen = { width: 1000, height: 500, minZoom: 0.05, maxZoom: 3 }

it.each([
  ['as large as the screen', { x: 100, y: 50, width: 1000, height: 500 }, { x: -100, y: -50, zoom: 1 }],
  ['wider: nothing of it is cut off', { x: 0, y: 0, width: 2000, height: 500 }, { x: 0, y: 125, zoom: 0.5 }],
  ['tiny: no larger than anybody can zoom', { x: 0, y: 0, width: 10, height: 10 }, { x: 485, y: 235, zoom: 3 }],
])('a view that is %s', (_, view, expected) => {
  expect(viewportFor(view, screen)).toEqual(expected)
})
