import { Position as Side } from '@xyflow/react'
import { describe, expect, it } from 'vitest'
import { anchor, edgePath, endsBetween, facingSides, STRAIGHT, sidesThrough } from './edgeGeometry'
import { cubicsOf, pointAlong, pointOn, samplePath } from './sampledPath'

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
    const d = edgePath({ start: anchor(box(0, 0), Side.Right), end: anchor(box(400, 200), Side.Left), sides })
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

  it('go through their waypoints, smoothly, and are sampled from end to end', () => {
    const via = [
      { x: 200, y: 300 },
      { x: 300, y: 300 },
    ]
    const [from, to] = [box(0, 0), box(400, 0)]
    const d = edgePath(endsBetween(from, to, { via, aside: 0 }), via)
    expect(d.match(/C/g)).toHaveLength(3)
    for (const { x, y } of via) expect(d).toContain(` ${x} ${y}`)
    // The handles on both sides of a waypoint lie on one line through it.
    const [, first = '', second = ''] = d.split('C')
    const [before, after] = [first.split(' ').slice(2, 4).map(Number), second.split(' ').slice(0, 2).map(Number)]
    const slope = ([x = 0, y = 0]: number[]) => (y - 300) / (x - 200)
    expect(slope(before)).toBeCloseTo(slope(after), 2)
    const { points } = samplePath(d)
    expect([points[0], points[1], points.at(-2), points.at(-1)]).toEqual([100, 20, 400, 20])
    expect(pointOn(cubicsOf(d), 0.5).y).toBeGreaterThan(250)
  })

  it('leave towards their first waypoint and enter from their last', () => {
    const [from, to] = [box(0, 0), box(400, 0)]
    expect(sidesThrough(from, [{ x: 50, y: -200 }], to)).toEqual({ from: Side.Top, to: Side.Left })
    expect(
      sidesThrough(
        from,
        [
          { x: -300, y: 20 },
          { x: 700, y: 20 },
        ],
        to,
      ),
    ).toEqual({ from: Side.Left, to: Side.Right })
    expect(sidesThrough(from, [], to)).toEqual(facingSides(from, to))
  })

  it('lie beside each other where they are parallel', () => {
    const [from, to] = [box(0, 0), box(400, 0)]
    const lower = endsBetween(from, to, { ...STRAIGHT, aside: 7 })
    expect([lower.start, lower.end]).toEqual([
      { x: 100, y: 27 },
      { x: 400, y: 27 },
    ])
  })
})
