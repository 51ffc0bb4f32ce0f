import type { Context } from '../repainting'
import { MARGIN } from './overviewNews'
import { type Scene, shownBy } from './overviewScene'
import { paintEdges } from './paintOverviewEdges'
import { paintFrames, paintNodes } from './paintOverviewNodes'

/** The part of the board around the view: connections, nodes above them, and above those what must not be overlooked. */
export function paintOverview(context: Context, scene: Scene): void {
  const { view, size } = scene
  const { x, y, zoom } = view
  const scale = size.scale * zoom
  context.setTransform(scale, 0, 0, scale, size.scale * (x + MARGIN), size.scale * (y + MARGIN))
  const shown = shownBy(view, size, MARGIN)
  paintFrames(context, scene, shown)
  paintEdges(context, scene, shown)
  paintNodes(context, scene, shown)
}
