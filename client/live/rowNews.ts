/** More rows at once than this nobody reads along; to draw them with every frame would cost more than it shows. */
const READABLE = 20
const FLOOD_MS = 100

/** Tells with the next animation frame that rows have come, and in a flood of them ten times a second. */
export function createRowNews(tell: () => void): { came(rows: number): void } {
  let waiting = false
  let rows = 0
  let told = { at: Number.NEGATIVE_INFINITY, rows: 0 }
  const tellNow = () => {
    waiting = false
    told = { at: performance.now(), rows }
    rows = 0
    tell()
  }
  return {
    came(count) {
      rows += count
      if (waiting) return
      waiting = true
      const rest = told.rows > READABLE ? told.at + FLOOD_MS - performance.now() : 0
      if (rest > 0) setTimeout(() => requestAnimationFrame(tellNow), rest)
      else requestAnimationFrame(tellNow)
    },
  }
}
