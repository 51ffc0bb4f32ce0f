import { type Context, createRepainting, sizedContext } from '../repainting'
import { FAILED } from './dot'
import { type DotNews, type Launch, unpackLaunches } from './dotNews'
import { isUnderWay, type Spot } from './flight'

const RADIUS = 5
const RIM = 0.75
const NOWHERE = new Float32Array(0)

/** Paints dots while any are under way, and rests otherwise. */
export type DotPainter = { tell(news: DotNews): void; close(): void }

type Scene = {
  size: { readonly width: number; readonly height: number; readonly scale: number }
  view: { readonly x: number; readonly y: number; readonly zoom: number }
  colors: { readonly dots: readonly string[]; readonly rim: string }
  readonly curves: Map<number, Float32Array>
  covers: Float32Array
  dots: readonly Launch[]
}

/** @param clockShift what is to be added to this thread's clock to get the page's, in milliseconds */
export function createDotPainter(canvas: HTMLCanvasElement | OffscreenCanvas, clockShift: number): DotPainter {
  const scene: Scene = {
    size: { width: 0, height: 0, scale: 1 },
    view: { x: 0, y: 0, zoom: 1 },
    colors: { dots: [], rim: '' },
    curves: new Map(),
    covers: NOWHERE,
    dots: [],
  }
  const repainting = createRepainting((time) => {
    const now = time + clockShift
    scene.dots = scene.dots.filter(({ since, duration }) => now - since < duration)
    const context = sizedContext(canvas, scene.size)
    if (context) {
      paintDots(context, scene, now)
      cutOutCovers(context, scene)
    }
    if (scene.dots.length > 0) repainting.ask()
  })
  return {
    tell(news) {
      take(scene, news)
      if (scene.dots.length > 0) repainting.ask()
    },
    close: repainting.close,
  }
}

function take(scene: Scene, news: DotNews) {
  switch (news.kind) {
    case 'size':
      scene.size = news
      break
    case 'view':
      scene.view = news
      break
    case 'colors':
      scene.colors = news
      break
    case 'curve':
      scene.curves.set(news.edge, news.points)
      break
    case 'covers':
      scene.covers = news.boxes
      break
    case 'launches':
      scene.dots = [...scene.dots, ...unpackLaunches(news.packed)]
      break
  }
}

const FULL_TURN = 2 * Math.PI

/** Two discs, for a failed call two squares, the larger in the colour of the rim: a stroke around a disc costs more than a second disc. */
function paintDots(context: Context, { curves, dots, colors, view: { x, y, zoom } }: Scene, now: number) {
  const radius = Math.min(Math.max(RADIUS * zoom, 2.5), RADIUS * 1.4)
  const at: Spot = { x: 0, y: 0 }
  const paint = (color: string, size: number, square: boolean) => {
    context.fillStyle = color
    context.beginPath()
    const [left, top] = [at.x * zoom + x, at.y * zoom + y]
    if (square) context.rect(left - size, top - size, 2 * size, 2 * size)
    else context.arc(left, top, size, 0, FULL_TURN)
    context.fill()
  }
  for (const dot of dots) {
    if (!isUnderWay(dot, { points: curves.get(dot.edge) ?? NOWHERE, now }, at)) continue
    const square = dot.color === FAILED
    paint(colors.rim, radius + RIM, square)
    paint(colors.dots[dot.color] ?? colors.rim, radius - RIM, square)
  }
}

/** Nothing is left of the dots where something lies over them. */
function cutOutCovers(context: Context, { covers, view: { x, y, zoom } }: Scene) {
  if (covers.length === 0) return
  context.globalCompositeOperation = 'destination-out'
  context.beginPath()
  for (let at = 0; at < covers.length; at += 4) {
    const [left = 0, top = 0, width = 0, height = 0] = covers.subarray(at, at + 4)
    context.roundRect(left * zoom + x, top * zoom + y, width * zoom, height * zoom, (height * zoom) / 2)
  }
  context.fill()
  context.globalCompositeOperation = 'source-over'
}
