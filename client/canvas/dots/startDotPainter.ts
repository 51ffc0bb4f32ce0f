import { startDotsWorker } from '../startWorker'
import { createDotPainter, type DotPainter } from './dotPainter'
import type { DotsWorkerStart } from './dotsWorker'

/** Paints into an element that is this painter's alone: in a worker, so that dots move whatever the page does, or where none can, here. */
export function startDotPainter(element: HTMLElement): DotPainter {
  const canvas = document.createElement('canvas')
  element.replaceChildren(canvas)
  const painter = 'transferControlToOffscreen' in canvas ? paintInWorker(canvas) : createDotPainter(canvas, 0)
  return {
    tell: painter.tell,
    close() {
      painter.close()
      canvas.remove()
    },
  }
}

function paintInWorker(page: HTMLCanvasElement): DotPainter {
  const worker = startDotsWorker()
  const canvas = page.transferControlToOffscreen()
  const start: DotsWorkerStart = { kind: 'start', canvas, timeOrigin: performance.timeOrigin }
  worker.postMessage(start, [canvas])
  return {
    tell: (news) => worker.postMessage(news, news.kind === 'launches' ? [news.packed.buffer] : []),
    close: () => worker.terminate(),
  }
}
