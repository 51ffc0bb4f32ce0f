import { describe, expect, it } from 'vitest'
import type { Box } from '../nodeSize'
import { guided } from './guided'

const box = (x: number, y: number, width = 100, height = 40): Box => ({ x, y, width, height })

describe('what is dragged', () => {
  it('is drawn to the closest edge or middle, in each direction by itself', () => {
    expect(guided(box(103, 300), [box(100, 0), box(400, 297)], 5).by).toEqual({ x: -3, y: -3 })
    expect(guided(box(103, 300), [box(100, 0), box(104, 100)], 5).by).toEqual({ x: 1, y: 0 })
  })

  it('meets middles of boxes of other sizes', () => {
    expect(guided(box(53, 300), [box(0, 0, 200, 40)], 5).by).toEqual({ x: -3, y: 0 })
  })

  it('goes where the hand is when nothing is in reach, or all that is, is far away', () => {
    expect(guided(box(110, 300), [box(100, 0)], 5)).toEqual({ by: { x: 0, y: 0 }, guides: [] })
    expect(guided(box(101, 3000), [box(100, 0)], 5)).toEqual({ by: { x: 0, y: 0 }, guides: [] })
    expect(guided(box(0, 0), [], 5)).toEqual({ by: { x: 0, y: 0 }, guides: [] })
  })

  it('shows each line on which it meets others, across all of them', () => {
    const { guides } = guided(box(102, 300), [box(100, 0), box(100, 100)], 5)
    expect(guides).toEqual([
      { along: 'x', at: 100, from: 0, to: 340 },
      { along: 'x', at: 150, from: 0, to: 340 },
      { along: 'x', at: 200, from: 0, to: 340 },
    ])
  })

  it('meets where it has been put: asked again nothing moves', () => {
    const others = [box(97, 0), box(400, 303), box(260, 500, 55, 33)]
    const { by } = guided(box(100, 300), others, 5)
    expect(guided({ ...box(100, 300), x: 100 + by.x, y: 300 + by.y }, others, 5).by).toEqual({ x: 0, y: 0 })
  })
})
