import type { Position, Topology } from '../../shared/topology/model'
import { createRepainting } from './repainting'

type Layout = Topology['layout']

/** Nodes on their way from where they stood to where they are; connections and frames go along, because all of it is derived from the layout. */
export type Gliding = {
  /** Whatever is elsewhere from now on comes from here. `time` in milliseconds; 0 = at once. */
  begin(from: Layout, time: number): void
  isUnderWay(): boolean
  /** The board with everything where it is seen now. */
  shown(topology: Topology): Topology
  close(): void
}

/** More than these are there at once: nobody follows them with the eyes, and each frame would take too long. */
const MOST = 150

/** `step` is called whenever everything is a little further. */
export function createGliding(step: () => void): Gliding {
  let way: {
    readonly from: Layout
    readonly time: number
    readonly begun: number | null
    readonly share: number
  } | null = null
  const walking = createRepainting((now) => {
    if (!way) return
    const begun = way.begun ?? now
    const share = (now - begun) / way.time
    way = share < 1 ? { ...way, begun, share } : null
    step()
    if (way) walking.ask()
  })
  return {
    begin(from, time) {
      if (time === 0 || from.size > MOST) return
      way = { from, time, begun: null, share: 0 }
      walking.ask()
    },
    isUnderWay: () => way !== null,
    shown: (topology) => (way ? { ...topology, layout: between(way.from, topology.layout, way.share) } : topology),
    close() {
      way = null
      walking.close()
    },
  }
}

/** Where everything is when a share of the way, 0..1, is behind it: fast at first, slow at the end. What was nowhere is there. */
export function between(from: Layout, to: Layout, share: number): Layout {
  const eased = 1 - (1 - share) ** 3
  const onTheWay = (was: Position, is: Position): Position => ({
    x: was.x + (is.x - was.x) * eased,
    y: was.y + (is.y - was.y) * eased,
  })
  return new Map(
    [...to].map(([id, is]) => {
      const was = from.get(id)
      return [id, was ? onTheWay(was, is) : is]
    }),
  )
}
