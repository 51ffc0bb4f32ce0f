import type { View } from '../../../shared/topology/model'
import type { View as Screen } from '../useRenamedInView'

/** Three figures tell far views apart as well as near ones. */
const FIGURES = 3

/** What is in the middle of the screen, and how near. */
export function seenNow({ width, height, transform: [x, y, zoom] }: Screen): Pick<View, 'x' | 'y' | 'zoom'> {
  return {
    x: Math.round((width / 2 - x) / zoom),
    y: Math.round((height / 2 - y) / zoom),
    zoom: Number(zoom.toPrecision(FIGURES)),
  }
}
