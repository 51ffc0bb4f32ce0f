import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Launch, packLaunches } from './dotNews'
import { createDotPainter } from './dotPainter'

type Disc = { readonly x: number; readonly y: number; readonly color: string }

/** A screen that remembers the discs painted since it was last cleared, and frames that come when they are called. */
function screen() {
  const painted: Disc[] = []
  const cutOut: (readonly number[])[] = []
  const context = {
    fillStyle: '',
    setTransform() {},
    clearRect: () => {
      painted.splice(0)
      cutOut.splice(0)
    },
    beginPath() {},
    globalCompositeOperation: 'source-over',
    fill() {},
    roundRect: (...box: readonly number[]) =>
      context.globalCompositeOperation === 'destination-out' && cutOut.push(box.slice(0, 4)),
    arc: (x: number, y: number) => void painted.push({ x: Math.round(x), y: Math.round(y), color: context.fillStyle }),
  }
  const canvas = { width: 0, height: 0, getContext: () => context } as unknown as HTMLCanvasElement
  return { canvas, dots: () => painted.filter(({ color }) => color !== 'rim'), cutOut: () => cutOut }
}

let waiting: FrameRequestCallback | null = null
beforeEach(() => {
  waiting = null
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    waiting = callback
    return 1
  })
  vi.stubGlobal('cancelAnimationFrame', () => {})
})
afterEach(() => void vi.unstubAllGlobals())

const frame = (now: number) => {
  const callback = waiting
  waiting = null
  callback?.(now)
}

/** Straight to the right, 320 long. */
const points = Float32Array.from({ length: 66 }, (_, i) => (i % 2 ? 0 : 5 * i))
const launches = (...dots: readonly Launch[]) => ({ kind: 'launches', packed: packLaunches(dots) }) as const

function painterOn({ canvas }: ReturnType<typeof screen>, clockShift = 0) {
  const painter = createDotPainter(canvas, clockShift)
  painter.tell({ kind: 'size', width: 800, height: 600, scale: 1 })
  painter.tell({ kind: 'colors', dots: ['blue', 'green'], rim: 'rim' })
  painter.tell({ kind: 'curve', edge: 0, points })
  return painter
}

describe('the painter of dots', () => {
  it('asks for no frame before a dot is under way, nor after the last has arrived', () => {
    const seen = screen()
    const painter = painterOn(seen)
    painter.tell({ kind: 'view', x: 10, y: 0, zoom: 1 })
    expect(waiting).toBeNull()
    painter.tell(launches({ edge: 0, color: 1, since: 100, duration: 1000 }))
    const seenDots = [50, 600, 1101].map((now) => {
      frame(now)
      return seen.dots().length
    })
    expect(seenDots).toEqual([0, 1, 0])
    expect(waiting).toBeNull()
  })

  it('paints a dot in its colour where the view shows its place', () => {
    const seen = screen()
    const painter = painterOn(seen)
    painter.tell(launches({ edge: 0, color: 1, since: 0, duration: 1000 }))
    painter.tell({ kind: 'view', x: 20, y: 30, zoom: 2 })
    frame(500)
    expect(seen.dots()).toEqual([{ x: 340, y: 30, color: 'green' }])
  })

  it('moves dots that are under way to where their edge runs now, and paints none on an edge that is gone', () => {
    const seen = screen()
    const painter = painterOn(seen)
    painter.tell(launches({ edge: 0, color: 0, since: 0, duration: 1000 }))
    painter.tell({ kind: 'curve', edge: 0, points: points.map((value) => value + 7) })
    frame(500)
    expect(seen.dots()).toEqual([{ x: 167, y: 7, color: 'blue' }])
    painter.tell({ kind: 'curve', edge: 0, points: new Float32Array(0) })
    frame(501)
    expect(seen.dots()).toEqual([])
  })

  it('leaves nothing of them where labels lie, and paints the next ones as before', () => {
    const seen = screen()
    const painter = painterOn(seen)
    painter.tell({ kind: 'covers', boxes: Float32Array.of(100, -10, 80, 20) })
    painter.tell({ kind: 'view', x: 20, y: 30, zoom: 2 })
    painter.tell(launches({ edge: 0, color: 0, since: 0, duration: 1000 }))
    for (const now of [400, 500]) {
      frame(now)
      expect(seen.cutOut()).toEqual([[220, 10, 160, 40]])
      expect(seen.dots()).toHaveLength(1)
    }
    painter.tell({ kind: 'covers', boxes: new Float32Array(0) })
    frame(600)
    expect(seen.cutOut()).toEqual([])
  })

  it('goes by the clock of the page', () => {
    const seen = screen()
    painterOn(seen, 4000).tell(launches({ edge: 0, color: 0, since: 4000, duration: 1000 }))
    frame(500)
    expect(seen.dots()).toEqual([{ x: 160, y: 0, color: 'blue' }])
  })
})
