/** Everything that whoever paints the dots is told, on the page or in a worker. */
export type DotNews =
  | { readonly kind: 'size'; readonly width: number; readonly height: number; readonly scale: number }
  | { readonly kind: 'view'; readonly x: number; readonly y: number; readonly zoom: number }
  /** CSS colours: by key, then the one without a key, of answers and of failures; and the rim that sets a dot off from what is below it. */
  | { readonly kind: 'colors'; readonly dots: readonly string[]; readonly rim: string }
  /** Where the dots of an edge run from now on, those under way included. Without points the edge is gone. */
  | { readonly kind: 'curve'; readonly edge: number; readonly points: Float32Array }
  /** What dots pass beneath, in canvas units: `x y width height` each. */
  | { readonly kind: 'covers'; readonly boxes: Float32Array }
  /** Made by `packLaunches`. */
  | { readonly kind: 'launches'; readonly packed: Float64Array }

/** A dot for the painter. The edge's curve was told before; the colour is a place in `colors`. */
export type Launch = {
  readonly edge: number
  readonly color: number
  readonly since: number
  readonly duration: number
}

const FIELDS = 4

/** Flat, so that it moves to a worker without being copied. */
export function packLaunches(launches: readonly Launch[]): Float64Array {
  const packed = new Float64Array(launches.length * FIELDS)
  launches.forEach(({ edge, color, since, duration }, at) => {
    packed.set([edge, color, since, duration], at * FIELDS)
  })
  return packed
}

export const unpackLaunches = (packed: Float64Array): readonly Launch[] =>
  Array.from({ length: packed.length / FIELDS }, (_, at) => {
    const [edge = 0, color = 0, since = 0, duration = 0] = packed.subarray(at * FIELDS)
    return { edge, color, since, duration }
  })
