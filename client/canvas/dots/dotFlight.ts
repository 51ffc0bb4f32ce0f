import { pointAlong } from '../edgeGeometry'
import type { Dot, Message } from './dot'
import type { Start } from './dotPacer'
import type { Curve } from './edgeCurves'

const PIXELS_PER_MS = 0.32
const [SHORTEST_MS, LONGEST_MS] = [450, 1500]

export type Spot = { x: number; y: number }
type Flying = { readonly edge: string; readonly dot: Dot; readonly since: number; readonly duration: number }

/** The dots under way. */
export type DotFlight = {
  launch(starts: readonly Start[], now: number): void
  /** Lets what has arrived go, and visits the rest with its place in canvas units (the same object each time). */
  visit(now: number, visitor: (dot: Dot, at: Readonly<Spot>) => void): void
  /** The message whose dot is at this place. */
  messageAt(place: Spot, within: number, now: number): Message | null
  count(): number
  /** All dots ever launched. */
  started(): number
}

export function createDotFlight(curveOf: (edge: string) => Curve | null): DotFlight {
  let flying: Flying[] = []
  let started = 0
  const at: Spot = { x: 0, y: 0 }
  const visit: DotFlight['visit'] = (now, visitor) => {
    flying = flying.filter(({ since, duration }) => now - since < duration)
    for (const { edge, dot, since, duration } of flying) {
      const curve = curveOf(edge)
      if (!curve) continue
      pointAlong(curve.points, eased((now - since) / duration), at)
      visitor(dot, at)
    }
  }
  return {
    visit,
    launch(starts, now) {
      for (const { edge, dot } of starts) {
        const curve = curveOf(edge)
        if (!curve) continue
        const duration = Math.min(Math.max(curve.length / PIXELS_PER_MS, SHORTEST_MS), LONGEST_MS)
        flying.push({ edge, dot, since: now, duration })
        started += 1
      }
    },
    messageAt(place, within, now) {
      let nearest: { readonly message: Message; readonly distance: number } | null = null
      visit(now, ({ message }, { x, y }) => {
        const distance = Math.hypot(x - place.x, y - place.y)
        if (message && distance <= within && distance < (nearest?.distance ?? Infinity)) nearest = { message, distance }
      })
      return (nearest as { readonly message: Message } | null)?.message ?? null
    },
    count: () => flying.length,
    started: () => started,
  }
}

/** A little slower at both ends: leaving and arriving are what the eye looks for. */
const eased = (t: number) => t + (Math.sin(2 * Math.PI * (t - 0.5)) / (2 * Math.PI)) * -0.35
