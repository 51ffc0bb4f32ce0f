import { moveTime } from '../board/motion'

/** What moves on the canvas in the next moment glides to its new place, unless this person wants things to stand still. */
export function glideOnce(canvas: HTMLElement | null) {
  const time = moveTime()
  if (!canvas || time === 0) return
  canvas.dataset.gliding = ''
  setTimeout(() => delete canvas.dataset.gliding, time * 2)
}
