import { expect, it } from 'vitest'
import { fittedView, movedView, zoomedView } from './panZoom'

it('what is larger than the screen is fitted into it, in the middle; what is smaller is not made larger', () => {
  expect(fittedView({ width: 2000, height: 500 }, { width: 1000, height: 1000 })).toEqual({ x: 0, y: 375, zoom: 0.5 })
  expect(fittedView({ width: 200, height: 100 }, { width: 1000, height: 1000 })).toEqual({ x: 400, y: 450, zoom: 1 })
})

it('zooming leaves what is at the pointer where it is, and ends somewhere', () => {
  expect(zoomedView({ x: 100, y: 0, zoom: 1 }, 2, { x: 300, y: 50 })).toEqual({ x: -100, y: -50, zoom: 2 })
  expect(zoomedView({ x: 0, y: 0, zoom: 1 }, 1000, { x: 0, y: 0 }).zoom).toBe(4)
  expect(zoomedView({ x: 0, y: 0, zoom: 1 }, 1e-9, { x: 0, y: 0 }).zoom).toBe(0.02)
})

it('moving keeps the zoom', () => {
  expect(movedView({ x: 1, y: 2, zoom: 3 }, 10, -10)).toEqual({ x: 11, y: -8, zoom: 3 })
})
