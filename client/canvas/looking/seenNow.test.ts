import { expect, it } from 'vitest'
import { LIMITS } from '../../../shared/topology/limits'
import { ZOOM } from '../zoom'
import { seenNow } from './seenNow'

it.each([ZOOM.from, 0.01449, 0.3333, 1, ZOOM.to])('a view at zoom %d is kept as near as it is', (zoom) => {
  const seen = seenNow({ width: 1000, height: 600, transform: [100, 50, zoom] })
  expect(Math.abs(seen.zoom / zoom - 1)).toBeLessThan(0.01)
  expect([seen.x, seen.y]).toEqual([Math.round(400 / zoom), Math.round(250 / zoom)])
})

it('every view that can be seen can be kept on a board', () => {
  expect(LIMITS.zoom.from).toBeLessThanOrEqual(ZOOM.from)
  expect(LIMITS.zoom.to).toBeGreaterThanOrEqual(ZOOM.to)
})
