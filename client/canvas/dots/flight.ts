import { pointAlong } from '../sampledPath'

/** When a dot leaves and how long it takes; milliseconds of the page's clock. */
export type Flight = { readonly since: number; readonly duration: number }
export type Spot = { x: number; y: number }
type Moment = { readonly points: Float32Array; readonly now: number }

/** Where a dot is, written into `out`: the same for whoever paints it and whoever catches it. False before it leaves and once it has arrived. */
export function isUnderWay({ since, duration }: Flight, { points, now }: Moment, out: Spot): boolean {
  const t = (now - since) / duration
  if (points.length === 0 || t < 0 || t >= 1) return false
  pointAlong(points, eased(t), out)
  return true
}

/** A little slower at both ends: leaving and arriving are what the eye looks for. */
const eased = (t: number) => t + (Math.sin(2 * Math.PI * (t - 0.5)) / (2 * Math.PI)) * -0.35
