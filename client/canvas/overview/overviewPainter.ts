import { createRepainting, sizedContext } from '../repainting'
import type { OverviewNews, Painted } from './overviewNews'
import { MARGIN } from './overviewNews'
import { emptyScene, type Scene } from './overviewScene'
import { paintOverview } from './paintOverview'

/** Paints the overview whenever it is told something, at most once a frame. */
export function createOverviewPainter(canvas: OffscreenCanvas, painted: (picture: Painted) => void) {
  const scene = emptyScene()
  const repainting = createRepainting(() => {
    const { width, height, scale } = scene.size
    if (width === 0 || height === 0) return
    const context = sizedContext(canvas, { width: width + 2 * MARGIN, height: height + 2 * MARGIN, scale })
    if (!context) return
    paintOverview(context, scene)
    painted({ view: scene.view, version: scene.marks.version, picture: canvas.transferToImageBitmap() })
  })
  return {
    tell(news: OverviewNews) {
      take(scene, news)
      repainting.ask()
    },
    close: repainting.close,
  }
}

function take(scene: Scene, news: OverviewNews): void {
  switch (news.kind) {
    case 'size':
      scene.size = news
      break
    case 'view':
      scene.view = news.view
      break
    case 'ink':
      scene.ink = news.ink
      break
    case 'nodes':
      scene.nodes = news.nodes
      break
    case 'edges':
      scene.edges = news.edges
      break
    case 'moved':
      news.nodes.forEach((node, at) => {
        scene.nodes.boxes.set(news.boxes.subarray(4 * at, 4 * at + 4), 4 * node)
      })
      break
    case 'marks':
      scene.marks = news.marks
      break
  }
}
