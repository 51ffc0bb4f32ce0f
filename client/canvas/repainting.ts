/** Paints at most once per animation frame, and only when asked; `paint` may ask again for the next frame. */
export type Repainting = { ask(): void; close(): void }

export function createRepainting(paint: (now: number) => void): Repainting {
  let frame = 0
  return {
    ask() {
      frame ||= requestAnimationFrame((now) => {
        frame = 0
        paint(now)
      })
    },
    close: () => cancelAnimationFrame(frame),
  }
}

/** Gives a canvas as many pixels as it covers, and a context that draws in its CSS pixels; null while it has no size. */
export function sizedContext(
  canvas: HTMLCanvasElement,
  { width, height, scale }: { width: number; height: number; scale: number },
) {
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)]
  if (canvas.width !== wide) canvas.width = wide
  if (canvas.height !== high) canvas.height = high
  const context = wide > 0 && high > 0 ? canvas.getContext('2d') : null
  context?.setTransform(scale, 0, 0, scale, 0, 0)
  context?.clearRect(0, 0, width, height)
  return context
}
