import type { Flying } from './dotFlight'
import { type DotNews, packLaunches } from './dotNews'
import type { Curve } from './edgeCurves'

const WITHOUT_KEY = 8
const GONE = new Float32Array(0)

/** Puts flying dots into a painter's words: edges are numbers there, and a curve is told once, and again when it has changed. */
export function createDotTeller(tell: (news: DotNews) => void, curveOf: (edge: string) => Curve | null) {
  const told = new Map<string, { readonly number: number; curve: Curve | null }>()
  const tellCurve = (edge: string, curve: Curve | null): number => {
    const known = told.get(edge) ?? { number: told.size, curve: null }
    told.set(edge, known)
    if (known.curve !== curve) tell({ kind: 'curve', edge: known.number, points: curve?.points ?? GONE })
    known.curve = curve
    return known.number
  }
  return {
    launched(dots: readonly Flying[]) {
      if (dots.length === 0) return
      const launches = dots.map(({ edge, curve, dot: { color }, since, duration }) => {
        return { edge: tellCurve(edge, curve), color: color ?? WITHOUT_KEY, since, duration }
      })
      tell({ kind: 'launches', packed: packLaunches(launches) })
    },
    /** Something on the board moved, came or went. */
    moved() {
      for (const edge of told.keys()) tellCurve(edge, curveOf(edge))
    },
  }
}
