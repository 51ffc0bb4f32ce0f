import { describe, expect, it } from 'vitest'
import { samplePath } from '../edgeGeometry'
import { createDotFlight } from './dotFlight'

const straight = samplePath('M0 0 C 100 0 200 0 300 0')
const flightOn = (...edges: string[]) => createDotFlight((edge) => (edges.includes(edge) ? straight : null))
const message = (offset: string) => ({ topic: 't', partition: 0, offset })
const start = (offset: string, edge = 'e') => ({ edge, dot: { color: 1, message: message(offset) } })

function placesAt(flight: ReturnType<typeof createDotFlight>, now: number) {
  const places: number[] = []
  flight.visit(now, (_dot, { x }) => places.push(Math.round(x)))
  return places
}

describe('a dot', () => {
  it('goes from one end to the other and is gone', () => {
    const flight = flightOn('e')
    flight.launch([start('0')], 1000)
    const [first, second, third] = [1000, 1400, 1800].map((now) => placesAt(flight, now)[0] ?? -1)
    expect(first).toBe(0)
    expect(second).toBeGreaterThan(first ?? 0)
    expect(third).toBeGreaterThan(second ?? 0)
    expect(placesAt(flight, 9999)).toEqual([])
    expect([flight.count(), flight.started()]).toEqual([0, 1])
  })

  it('of an edge that is not there never starts', () => {
    const flight = flightOn('e')
    flight.launch([start('0', 'gone')], 0)
    expect(flight.started()).toBe(0)
  })

  it('can be caught where it is, the nearest first, unless it is only a sample', () => {
    const flight = flightOn('e')
    flight.launch([start('7')], 0)
    flight.launch([{ edge: 'e', dot: { color: null, message: null } }, start('8')], 300)
    const [ahead = 0, , behind = 0] = placesAt(flight, 600)
    expect(flight.messageAt({ x: ahead, y: 3 }, 10, 600)).toEqual(message('7'))
    expect(flight.messageAt({ x: behind, y: -3 }, 10, 600)).toEqual(message('8'))
    expect(flight.messageAt({ x: behind, y: 50 }, 10, 600)).toBe(null)
  })
})
