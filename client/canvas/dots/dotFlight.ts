import type { Dot, Message } from './dot'
import type { Start } from './dotPacer'
import type { Curve } from './edgeCurves'
import { type Flight, isUnderWay, type Spot } from './flight'

const PIXELS_PER_MS = 0.32
const [SHORTEST_MS, LONGEST_MS] = [450, 1500]

export type Flying = Flight & { readonly edge: string; readonly curve: Curve; readonly dot: Dot }

/** The dots under way, as far as the page must know them: to be counted and caught. */
export type DotFlight = {
  /** Those that have an edge to fly on. */
  launch(starts: readonly Start[]): readonly Flying[]
  /** Lets what has arrived go, and says whether anything is still under way. */
  land(now: number): boolean
  /** The message whose dot is at this place in canvas units. */
  messageAt(place: Readonly<Spot>, within: number, now: number): Message | null
  /** All dots ever launched. */
  started(): number
}

export function createDotFlight(curveOf: (edge: string) => Curve | null): DotFlight {
  let flying: Flying[] = []
  let started = 0
  const at: Spot = { x: 0, y: 0 }
  return {
    launch(starts) {
      const launched = starts.flatMap(({ edge, dot, at: since }) => {
        const curve = curveOf(edge)
        return curve ? [{ edge, curve, dot, since, duration: durationOn(curve) }] : []
      })
      flying.push(...launched)
      started += launched.length
      return launched
    },
    land(now) {
      flying = flying.filter(({ since, duration }) => now - since < duration)
      return flying.length > 0
    },
    messageAt(place, within, now) {
      let nearest: Message | null = null
      let least = within
      for (const one of flying) {
        const { message } = one.dot
        const points = message && curveOf(one.edge)?.points
        if (!points || !isUnderWay(one, { points, now }, at)) continue
        const distance = Math.hypot(at.x - place.x, at.y - place.y)
        if (distance <= least) [nearest, least] = [message, distance]
      }
      return nearest
    },
    started: () => started,
  }
}

const durationOn = ({ length }: Curve) => Math.min(Math.max(length / PIXELS_PER_MS, SHORTEST_MS), LONGEST_MS)
