import { Position as Side } from '@xyflow/react'
import { describe, expect, it } from 'vitest'
import { anchor, edgePath, facingSides } from './edgeGeometry'
import { pointAlong, samplePath } from './sampledPath'

const box = (x: number, y: number) => ({ x, y, width: 100, height: 40 })

describe('edges', () => {
  it.each([
    ['to the right', box(300, 0), Side.Right, Side.Left],
    ['to the left', box(-300, 10), Side.Left, Side.Right],
    ['below', box(10, 200), Side.Bottom, Side.Top],
    ['above', box(-20, -200), Side.Top, Side.Bottom],
    ['below, but hardly', box(80, 200), Side.Right, Side.Left],
  ])('leave and enter where the nodes face each other: %s', (_where, other, from, to) => {
    expect(facingSides(box(0, 0), other)).toEqual({ from, to })
  })

  it('are sampled evenly from end to end', () => {
    const sides = { from: Side.Right, to: Side.Left }
    const { d } = edgePath({ start: anchor(box(0, 0), Side.Right), end: anchor(box(400, 200), Side.Left), sides })
    const { points, length } = samplePath(d)
    expect([points[0], points[1], points.at(-2), points.at(-1)]).toEqual([100, 20, 400, 220])
    expect(length).toBeGreaterThan(Math.hypot(300, 200))
    const steps = Array.from({ length: points.length / 2 - 1 }, (_, i) =>
      Math.hypot((points[i * 2 + 2] ?? 0) - (points[i * 2] ?? 0), (points[i * 2 + 3] ?? 0) - (points[i * 2 + 1] ?? 0)),
    )
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.8)
  })

  it('have a point for every part of the way, and none beyond', () => {
    const { points } = samplePath('M0 0 C 10 0 20 0 30 0')
    const at = (t: number) => {
      const out = { x: 0, y: 0 }
      pointAlong(points, t, out)
      return Math.round(out.x)
    }
    expect([at(-1), at(0), at(0.5), at(1), at(2)]).toEqual([0, 0, 15, 30, 30])
  })
})
