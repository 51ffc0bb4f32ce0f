import type { Position } from '../../shared/topology/model'

const SAMPLES = 33
/** Looked at per curve, to find what is evenly spaced. */
const FINE = SAMPLES * 4

/** A cubic curve: its beginning, its two handles and its end, `x y` each. */
type Cubic = readonly number[]

/** The curves of a path such as `M0 0 C 10 0 20 0 30 0 C ...`. */
export function cubicsOf(d: string): readonly Cubic[] {
  const numbers = d.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? []
  const count = Math.max(1, Math.floor((numbers.length - 2) / 6))
  return Array.from({ length: count }, (_, i) => numbers.slice(i * 6, i * 6 + 8))
}

/** The point at `t` in 0..1, every curve taking its equal share. */
export function pointOn(cubics: readonly Cubic[], t: number): Position {
  const along = t * cubics.length
  const index = Math.min(Math.floor(along), cubics.length - 1)
  return cubicAt(cubics[index] ?? [], along - index)
}

/** Points along a path of curves, evenly spaced by length: `x0 y0 x1 y1 ...`, and the length itself. */
export function samplePath(d: string): { readonly points: Float32Array; readonly length: number } {
  const cubics = cubicsOf(d)
  const count = FINE * cubics.length
  const fine = Array.from({ length: count }, (_, i) => pointOn(cubics, i / (count - 1)))
  const lengths = runningLengths(fine)
  const length = lengths.at(-1) ?? 0
  const points = new Float32Array(SAMPLES * 2)
  for (let i = 0, j = 0; i < SAMPLES; i++) {
    const wanted = (length * i) / (SAMPLES - 1)
    while (j < fine.length - 1 && (lengths[j] ?? 0) < wanted) j += 1
    points[i * 2] = fine[j]?.x ?? 0
    points[i * 2 + 1] = fine[j]?.y ?? 0
  }
  return { points, length }
}

function cubicAt([ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0]: Cubic, t: number): Position {
  const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3]
  return { x: a * ax + b * bx + c * cx + d * dx, y: a * ay + b * by + c * cy + d * dy }
}

function runningLengths(points: readonly Position[]): number[] {
  let length = 0
  return points.map((point, i) => {
    const before = points[i - 1] ?? point
    length += Math.hypot(point.x - before.x, point.y - before.y)
    return length
  })
}

/** The point at `t` in 0..1 of the way, written into `out`: no allocation per dot and frame. */
export function pointAlong(points: Float32Array, t: number, out: { x: number; y: number }) {
  const place = Math.min(Math.max(t, 0), 1) * (SAMPLES - 1)
  const i = Math.min(Math.floor(place), SAMPLES - 2)
  const part = place - i
  const [x, y, nextX, nextY] = [
    points[i * 2] ?? 0,
    points[i * 2 + 1] ?? 0,
    points[i * 2 + 2] ?? 0,
    points[i * 2 + 3] ?? 0,
  ]
  out.x = x + (nextX - x) * part
  out.y = y + (nextY - y) * part
}
