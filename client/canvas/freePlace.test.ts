import { describe, expect, it } from 'vitest'
import { drawn } from '../board/commands/boardForTests'
import { freePlace, nearestFreePlace } from './freePlace'

const BOARD = drawn(`
streamboard: 1
name: Crowded
services: [{ id: a, name: a, language: go }, { id: b, name: b, language: go }]
layout: { a: { x: 0, y: 0 }, b: { x: 0, y: 72 } }
`)
const SIZE = { width: 196, height: 64 }

describe('a place for what nobody points at', () => {
  it('takes the place that is wanted where nothing stands there', () => {
    expect(freePlace(BOARD, SIZE, { x: 400, y: 0 })).toEqual({ x: 400, y: 0 })
  })

  it('goes down until it is clear of everything, on the grid', () => {
    const { x, y } = freePlace(BOARD, SIZE, { x: 16, y: 8 })
    expect(x).toBe(16)
    expect(y).toBeGreaterThanOrEqual(136)
    expect(y % 8).toBe(0)
  })

  it('leaves room for a connection to what stands above or below', () => {
    const { x, y } = freePlace(BOARD, SIZE, { x: 0, y: 144 })
    expect(x).toBe(0)
    expect(y - 136).toBeGreaterThanOrEqual(48)
    expect(freePlace(BOARD, SIZE, { x: 0, y: -64 })).toEqual(freePlace(BOARD, SIZE, { x: 0, y: 80 }))
  })
})

describe('a place for what a hand puts down', () => {
  it('is the one pointed at where that covers nothing', () => {
    expect(nearestFreePlace(BOARD, SIZE, { x: 400, y: 0 })).toEqual({ x: 400, y: 0 })
    expect(nearestFreePlace(BOARD, SIZE, { x: 212, y: 0 })).toEqual({ x: 212, y: 0 })
  })

  it('is the nearest beside what stands there: upwards, downwards or to a side', () => {
    expect(nearestFreePlace(BOARD, SIZE, { x: 8, y: -32 })).toEqual({ x: 8, y: -80 })
    expect(nearestFreePlace(BOARD, SIZE, { x: 0, y: 104 })).toEqual({ x: 0, y: 152 })
    expect(nearestFreePlace(BOARD, SIZE, { x: 176, y: 40 })).toEqual({ x: 224, y: 40 })
  })

  it('covers what stands for a collapsed frame as little, and what that hides does not count', () => {
    const folded = drawn(`
streamboard: 1
name: Folded
services: [{ id: a, name: a, language: go, frame: f }, { id: b, name: b, language: go, frame: f }]
frames: [{ id: f, name: inside, collapsed: true }]
layout: { a: { x: 0, y: 0 }, b: { x: 800, y: 0 } }
`)
    expect(nearestFreePlace(folded, SIZE, { x: 800, y: 0 })).toEqual({ x: 800, y: 0 })
    expect(nearestFreePlace(folded, SIZE, { x: 0, y: -48 })).not.toEqual({ x: 0, y: -48 })
  })

  it('is below all of it where nothing is free nearby', () => {
    const layout = new Map(
      Array.from({ length: 900 }, (_, i) => [`${i}`, { x: (i % 30) * 100, y: Math.floor(i / 30) * 60 }]),
    )
    const { x, y } = nearestFreePlace({ ...BOARD, layout }, SIZE, { x: 1500, y: 900 })
    expect(x).toBe(1500)
    expect(y).toBeGreaterThanOrEqual(29 * 60 + 64)
  })
})
