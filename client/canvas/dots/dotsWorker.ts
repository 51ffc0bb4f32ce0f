import type { DotNews } from './dotNews'
import { createDotPainter, type DotPainter } from './dotPainter'

/** The first message to the worker: what it paints on, and when the page's clock began. */
export type DotsWorkerStart = { readonly kind: 'start'; readonly canvas: OffscreenCanvas; readonly timeOrigin: number }

let painter: DotPainter | undefined

addEventListener('message', ({ data }: MessageEvent<DotsWorkerStart | DotNews>) => {
  if (data.kind === 'start') painter = createDotPainter(data.canvas, performance.timeOrigin - data.timeOrigin)
  else painter?.tell(data)
})
