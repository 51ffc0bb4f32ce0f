import { describe, expect, it } from 'vitest'
import { labelPlaces } from './labelPlaces'

const line = (id: string, from: [number, number], to: [number, number], ...widths: number[]) => ({
  id,
  widths: widths.length === 0 ? [80] : widths,
  pointAt: (t: number) => ({ x: from[0] + (to[0] - from[0]) * t, y: from[1] + (to[1] - from[1]) * t }),
})

describe('labels of connections', () => {
  it('stand in the middle where there is room', () => {
    expect(labelPlaces([line('a', [0, 0], [1000, 0]), line('b', [0, 100], [1000, 100])], []).size).toBe(0)
  })

  it('make room for each other where connections cross, the first staying where it is', () => {
    const places = labelPlaces(
      [line('a', [0, 0], [1000, 1000]), line('b', [0, 1000], [1000, 0]), line('c', [500, 0], [500, 1000])],
      [],
    )
    expect([...places]).toEqual([
      ['b', { at: 0.42, width: 0 }],
      ['c', { at: 0.42, width: 0 }],
    ])
  })

  it('stand beside nodes', () => {
    const node = { x: 400, y: -50, width: 200, height: 100 }
    expect(labelPlaces([line('a', [0, 0], [1000, 0])], [node]).get('a')?.at).toBe(0.34)
  })

  it('cover as little as they can where nothing is free', () => {
    const wall = { x: -100, y: -50, width: 900, height: 100 }
    expect(labelPlaces([line('a', [0, 0], [1000, 0])], [wall]).get('a')?.at).toBe(0.82)
    const everything = { x: -100, y: -50, width: 2000, height: 100 }
    expect(labelPlaces([line('a', [0, 0], [1000, 0])], [everything]).size).toBe(0)
  })

  it('say less between nodes where all of it would not fit, and as much as does', () => {
    const nodes = [
      { x: -196, y: -32, width: 196, height: 64 },
      { x: 120, y: -64, width: 392, height: 128 },
    ]
    const between = line('a', [0, 0], [120, 0], 180, 110, 60)
    expect(labelPlaces([between], nodes).get('a')).toEqual({ at: 0.5, width: 1 })
    expect(labelPlaces([line('a', [0, 0], [120, 0], 180, 130, 60)], nodes).get('a')).toEqual({ at: 0.5, width: 2 })
    expect(labelPlaces([line('a', [0, 0], [120, 0], 120, 60)], nodes).size).toBe(0)
  })

  it('of many connections from one node do not lie on each other', () => {
    const fan = Array.from({ length: 12 }, (_, i) => line(`l${i}`, [0, 0], [600, (i - 6) * 60], 70))
    const places = labelPlaces(fan, [])
    const boxes = fan.map(({ id, widths, pointAt }) => ({
      ...pointAt(places.get(id)?.at ?? 0.5),
      width: widths[0] ?? 0,
    }))
    const covering = boxes.filter((a, i) =>
      boxes.some((b, j) => j < i && Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < 20),
    )
    expect(covering).toEqual([])
  })

  it('find their places where ten thousand nodes lie on one spot', () => {
    const stacked = Array.from({ length: 10_000 }, () => ({ x: 400, y: -50, width: 200, height: 100 }))
    const labels = Array.from({ length: 2_000 }, (_, i) => line(`l${i}`, [0, 0], [1000, 0]))
    const places = labelPlaces(labels, stacked)
    expect(places.get('l0')?.at).toBe(0.34)
    expect(labelPlaces([], stacked).size).toBe(0)
  })
})
