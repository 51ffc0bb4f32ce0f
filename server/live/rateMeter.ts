/** Events a second over the last two seconds. */
export type RateMeter = {
  add(count: number): void
  perSecond(): number
}

const WINDOW_SECONDS = 2
const BUCKET_MS = 100
const BUCKETS = (WINDOW_SECONDS * 1000) / BUCKET_MS

export function createRateMeter(now: () => number): RateMeter {
  const counts = new Array<number>(BUCKETS).fill(0)
  let newest = 0

  /** Empties the buckets that time has passed by. */
  function moveOn(): number {
    const bucket = Math.floor(now() / BUCKET_MS)
    for (let passed = Math.max(newest + 1, bucket - BUCKETS + 1); passed <= bucket; passed++)
      counts[passed % BUCKETS] = 0
    newest = Math.max(newest, bucket)
    return newest % BUCKETS
  }

  return {
    add(count) {
      const bucket = moveOn()
      counts[bucket] = (counts[bucket] ?? 0) + count
    },
    perSecond() {
      moveOn()
      return counts.reduce((sum, count) => sum + count, 0) / WINDOW_SECONDS
    },
  }
}
