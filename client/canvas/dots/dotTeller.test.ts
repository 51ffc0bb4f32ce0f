import { describe, expect, it } from 'vitest'
import { samplePath } from '../sampledPath'
import { createDotFlight } from './dotFlight'
import { type DotNews, unpackLaunches } from './dotNews'
import { createDotTeller } from './dotTeller'
import type { Curve } from './edgeCurves'

const [straight, bent] = ['M0 0 C 100 0 200 0 300 0', 'M0 0 C 100 0 200 90 300 90'].map(samplePath) as [Curve, Curve]

function tellerOn(curves: Map<string, Curve>) {
  const told: DotNews[] = []
  const curveOf = (edge: string) => curves.get(edge) ?? null
  const flight = createDotFlight(curveOf)
  const teller = createDotTeller((news) => told.push(news), curveOf)
  const launch = (edge: string, color: number | null, at = 0) =>
    teller.launched(flight.launch([{ edge, at, dot: { color, message: null } }]))
  return { launch, moved: teller.moved, told: () => told.splice(0) }
}

describe('the painter of dots is told', () => {
  it('the curve of an edge once, before its first dot, and every dot by the number of its edge', () => {
    const { launch, told } = tellerOn(
      new Map([
        ['a', straight],
        ['b', bent],
      ]),
    )
    launch('a', 3, 100)
    launch('b', null)
    launch('a', 4)
    const news = told()
    expect(news.map(({ kind }) => kind)).toEqual(['curve', 'launches', 'curve', 'launches', 'launches'])
    expect(news.flatMap((one) => (one.kind === 'curve' ? [one.edge] : []))).toEqual([0, 1])
    const launches = news.flatMap((one) => (one.kind === 'launches' ? unpackLaunches(one.packed) : []))
    expect(launches.map(({ edge, color }) => [edge, color])).toEqual([
      [0, 3],
      [1, 8],
      [0, 4],
    ])
    expect(launches[0]).toEqual({ edge: 0, color: 3, since: 100, duration: straight.length / 0.32 })
  })

  it('where the dots under way run when an edge has moved, and that it is gone', () => {
    const curves = new Map([
      ['a', straight],
      ['b', straight],
    ])
    const { launch, moved, told } = tellerOn(curves)
    launch('a', 1)
    launch('b', 1)
    told()
    moved()
    expect(told()).toEqual([])
    curves.set('b', bent)
    moved()
    expect(told()).toEqual([{ kind: 'curve', edge: 1, points: bent.points }])
    curves.delete('a')
    moved()
    expect(told()).toEqual([{ kind: 'curve', edge: 0, points: new Float32Array(0) }])
  })

  it('nothing when nothing starts', () => {
    const { launch, told } = tellerOn(new Map())
    launch('a', 1)
    expect(told()).toEqual([])
  })
})
