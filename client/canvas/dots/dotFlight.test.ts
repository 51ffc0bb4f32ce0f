import { describe, expect, it } from 'vitest'
import { samplePath } from '../sampledPath'
import { createDotFlight, type DotFlight } from './dotFlight'
import { isUnderWay } from './flight'

const straight = samplePath('M0 0 C 100 0 200 0 300 0')
const flightOn = (...edges: string[]) => createDotFlight((edge) => (edges.includes(edge) ? straight : null))
const message = (offset: string) => ({ topic: 't', partition: 0, offset })
const start = (offset: string, at: number, edge = 'e') => ({ edge, at, dot: { color: 1, message: message(offset) } })
const sample = (at: number) => ({ edge: 'e', at, dot: { color: null, message: null } })

/** Where the only dot of a flight is, or null. */
function placesOf(flight: DotFlight, since: number, times: readonly number[]) {
  const [dot] = flight.launch([start('0', since)])
  const at = { x: 0, y: 0 }
  return times.map((now) => dot && isUnderWay(dot, { points: dot.curve.points, now }, at) && Math.round(at.x))
}

describe('a dot', () => {
  it('goes from one end to the other and is gone', () => {
    const [before, first, second, third, after] = placesOf(flightOn('e'), 1000, [999, 1000, 1400, 1800, 9999])
    expect([before, first, after]).toEqual([false, 0, false])
    expect(second).toBeGreaterThan(0)
    expect(third).toBeGreaterThan(Number(second))
  })

  it('lands, and is still counted as one that started', () => {
    const flight = flightOn('e')
    flight.launch([start('0', 1000)])
    expect([flight.land(1000), flight.land(9999), flight.started()]).toEqual([true, false, 1])
  })

  it('of an edge that is not there never starts', () => {
    const flight = flightOn('e')
    expect(flight.launch([start('0', 0, 'gone')])).toEqual([])
    expect(flight.started()).toBe(0)
  })

  it('can be caught where it is, the nearest first, unless it is only a sample', () => {
    const flight = flightOn('e')
    flight.launch([start('7', 0), sample(150), start('8', 300)])
    const places = [0, 300].map((since) => Number(placesOf(flightOn('e'), since, [600])[0]))
    const [ahead = 0, behind = 0] = places
    expect(flight.messageAt({ x: ahead, y: 3 }, 10, 600)).toEqual(message('7'))
    expect(flight.messageAt({ x: behind, y: -3 }, 10, 600)).toEqual(message('8'))
    expect(flight.messageAt({ x: (ahead + behind) / 2, y: 0 }, 10, 600)).toBe(null)
    expect(flight.messageAt({ x: behind, y: 50 }, 10, 600)).toBe(null)
  })

  it('is not caught before it leaves', () => {
    const flight = flightOn('e')
    flight.launch([start('7', 100)])
    expect(flight.messageAt({ x: 0, y: 0 }, 10, 50)).toBe(null)
    expect(flight.messageAt({ x: 0, y: 0 }, 10, 100)).toEqual(message('7'))
  })
})
