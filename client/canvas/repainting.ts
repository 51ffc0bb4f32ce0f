/**
 * Paints at most once per animation frame, or once in so many milliseconds, and only when asked; `paint` may ask again for the next frame.
 */
export type Repainting = { ask(): void; close(): void }

export function createRepainting(paint: (now: number) => void, everyMs = 0): Repainting {
  let frame = 0
  let painted = -everyMs
  const run = (now: number) => {
    frame = 0
    if (now - painted < everyMs) return ask()
    painted = now
    paint(now)
  }
  const ask = () => {
    frame ||= requestAnimationFrame(run)
  }
  return {
    ask,
    close() {
      if (frame) cancelAnimationFrame(frame)
      frame = 0
    },
  }
}

type Screen = HTMLCanvasElement | OffscreenCanvas
type ScreenSize = {
  readonly width: number
  readonly height: number /** Pixels for each CSS pixel. */
  readonly scale: number
}

/** Gives a canvas as many pixels as it covers, and a context that draws in its CSS pixels; null while it has no size. */
export function sizedContext(canvas: Screen, { width, height, scale }: ScreenSize) {
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)]
  if (canvas.width !== wide) canvas.width = wide
  if (canvas.height !== high) canvas.height = high
  const context = wide > 0 && high > 0 ? contextOf(canvas) : null
  context?.setTransform(scale, 0, 0, scale, 0, 0)
  context?.clearRect(0, 0, width, height)
  return context
}

/** Where drawing happens, on the page or in a worker. */
export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

const contextOf = (canvas: Screen): Context | null =>
  'transferToImageBitmap' in canvas ? canvas.getContext('2d') : canvas.getContext('2d')
