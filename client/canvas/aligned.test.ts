import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aligned, distributed } from './aligned'
import type { Box } from './nodeSize'

const BOXES = new Map<string, Box>([
  ['a', { x: 0, y: 100, width: 100, height: 40 }],
  ['b', { x: 150, y: 0, width: 200, height: 80 }],
  ['c', { x: 600, y: 40, width: 100, height: 40 }],
])

const xs = (places: ReturnType<typeof aligned>) => [...places.values()].map(({ x }) => x)
const ys = (places: ReturnType<typeof aligned>) => [...places.values()].map(({ y }) => y)

describe('aligning', () => {
  it.each([
    ['left', [0, 0, 0]],
    ['center', [300, 250, 300]],
    ['right', [600, 500, 600]],
  ] as const)('on the %s moves sideways only', (to, expected) => {
    const places = aligned(BOXES, to)
    expect(xs(places)).toEqual(expected)
    expect(ys(places)).toEqual([100, 0, 40])
  })

  it.each([
    ['top', [0, 0, 0]],
    ['middle', [50, 30, 50]],
    ['bottom', [100, 60, 100]],
  ] as const)('on the %s moves up and down only', (to, expected) => {
    const places = aligned(BOXES, to)
    expect(ys(places)).toEqual(expected)
    expect(xs(places)).toEqual([0, 150, 600])
  })
})

describe('distributing', () => {
  it('makes gaps equal and leaves the outermost where they are', () => {
    expect(xs(distributed(BOXES, 'x'))).toEqual([0, 250, 600])
    expect(distributed(BOXES, 'y')).toEqual(
      new Map([
        ['b', { x: 150, y: 0 }],
        ['c', { x: 600, y: 70 }],
        ['a', { x: 0, y: 100 }],
      ]),
    )
  })

  it('goes by where things are, not by the order in which they are given', () => {
    const back = new Map([...BOXES].reverse())
    expect(distributed(back, 'x')).toEqual(distributed(BOXES, 'x'))
  })
})

it('done twice is done once, whatever the boxes', () => {
  const length = fc.integer({ min: 8, max: 400 }).map((half) => half * 2)
  const place = fc.integer({ min: -5000, max: 5000 })
  const box = fc.record({ x: place, y: place, width: length, height: length })
  const boxes = fc.array(box, { minLength: 2, maxLength: 8 }).map((all) => new Map(all.map((one, i) => [`${i}`, one])))
  const moved = (from: ReadonlyMap<string, Box>, to: ReturnType<typeof aligned>) =>
    new Map([...from].map(([id, one]) => [id, { ...one, ...to.get(id) }]))
  fc.assert(
    fc.property(boxes, fc.constantFrom('left', 'right', 'top', 'bottom'), (all, to) => {
      const once = moved(all, aligned(all, to))
      expect(moved(once, aligned(once, to))).toEqual(once)
      expect(new Set([...once.values()].map((one) => edgeOf(one, to))).size).toBe(1)
    }),
  )
})

const edgeOf = ({ x, y, width, height }: Box, to: 'left' | 'right' | 'top' | 'bottom') =>
  ({ left: x, right: x + width, top: y, bottom: y + height })[to]
