import { watchColors } from '../canvasColors'
import type { Canvas } from '../canvasContext'
import { createRepainting } from '../repainting'
import { startOverviewWorker } from '../startWorker'
import { marksOf } from './marksOf'
import { overviewInk } from './overviewInk'
import { type EdgeStyle, MARGIN, type OverviewNews, type Painted, type View } from './overviewNews'
import { shownBy } from './overviewScene'
import { newsOf } from './packed'

export type OverviewStage = {
  readonly canvas: Canvas
  /** Shows the pictures. */
  readonly page: HTMLCanvasElement
  readonly viewport: { now(): View; onChange(listener: () => void): () => void }
}

const NOTHING = { nodes: [], edges: [] }

/** Keeps the picture of the board true, in a worker, until the returned function is called. Between two pictures the last one moves along. */
export function runOverview({ canvas, page, viewport }: OverviewStage): () => void {
  const { graph, near, light, live, workspace } = canvas
  const worker = startOverviewWorker()
  const tell = (news: OverviewNews) => worker.postMessage(news)
  const screen = page.getContext('bitmaprenderer')
  let shown: View | null = null
  let told = NOTHING as ReturnType<typeof graph.state.getState>
  let styles: readonly EdgeStyle[] = []

  const place = () => {
    if (shown) page.style.transform = between(shown, viewport.now())
  }
  const look = () => {
    const view = viewport.now()
    tell({ kind: 'view', view })
    near.look(shownBy(view, { width: page.clientWidth - 2 * MARGIN, height: page.clientHeight - 2 * MARGIN }, 0))
    place()
  }
  const tellInk = () => tell({ kind: 'ink', ink: overviewInk(colors, styles) })
  const tellGraph = () => {
    const now = graph.state.getState()
    for (const news of newsOf(told, now)) {
      tell(news)
      if (news.kind !== 'moved') marking.ask()
      if (news.kind !== 'edges') continue
      styles = news.edges.styles
      tellInk()
    }
    told = now
  }
  const marking = createRepainting(() => tell({ kind: 'marks', marks: marksOf(canvas) }))
  const colors = watchColors(page, () => tellInk())
  const sizes = new ResizeObserver(() => {
    const [width, height] = [page.clientWidth - 2 * MARGIN, page.clientHeight - 2 * MARGIN]
    tell({ kind: 'size', width, height, scale: devicePixelRatio })
    look()
  })
  worker.addEventListener('message', ({ data: { view, version, picture } }: MessageEvent<Painted>) => {
    screen?.transferFromImageBitmap(picture)
    shown = view
    place()
    near.painted(version)
  })
  tellGraph()
  sizes.observe(page)
  const stops = [
    viewport.onChange(look),
    graph.state.subscribe(tellGraph),
    near.overview.subscribe(marking.ask),
    light.subscribe(marking.ask),
    workspace.subscribe(({ selection }, before) => selection === before.selection || marking.ask()),
    live.counters.subscribe(({ runs, groups, calls }, before) => {
      if (runs !== before.runs || groups !== before.groups || calls !== before.calls) marking.ask()
    }),
    () => sizes.disconnect(),
    ...[marking.close, colors.close],
    () => worker.terminate(),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Puts the picture of one view, with its margin, where it belongs in another. */
function between(painted: View, now: View): string {
  const scale = now.zoom / painted.zoom
  const [x, y] = [now.x - (painted.x + MARGIN) * scale, now.y - (painted.y + MARGIN) * scale]
  return `translate(${x}px, ${y}px) scale(${scale})`
}
