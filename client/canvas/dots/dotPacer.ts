import type { Dot } from './dot'

/** Up to this many messages a second on an edge, every message is a dot of its own; above, dots are a calibrated rate. */
const SINGLE_RATE = 12
/** The most dots a second that a calibrated edge starts: at a second or so of travel, 40 in flight. */
export const MOST_STARTS = 32
const WINDOW_MS = 1000
/** Messages of one frame arrive together; as dots they follow one another. */
const GAP_MS = 70
const SAMPLES = 8
/** Beyond this, single dots would be late by more than they would be true. */
const MOST_WAITING = 24

export type Start = { readonly edge: string; readonly dot: Dot }

/** Decides when which dot starts. Times are milliseconds of any clock that only goes forward. */
export type DotPacer = {
  arrived(edge: string, dots: readonly Dot[], now: number): void
  /** Everything that starts between the last call and `now`. */
  due(now: number): readonly Start[]
  /** Whether there is anything to wait for. */
  isIdle(): boolean
}

type Edge = {
  /** Arrivals of the last second. */
  recent: { readonly at: number; readonly count: number }[]
  waiting: Dot[]
  samples: Dot[]
  nextAt: number
  turn: number
}

export function createDotPacer(): DotPacer {
  const edges = new Map<string, Edge>()
  return {
    arrived(id, dots, now) {
      if (dots.length === 0) return
      const edge = edges.get(id) ?? { recent: [], waiting: [], samples: [], nextAt: now, turn: 0 }
      edges.set(id, edge)
      edge.recent.push({ at: now, count: dots.length })
      edge.samples = [...edge.samples, ...dots.slice(-SAMPLES)].slice(-SAMPLES)
      edge.waiting = [...edge.waiting, ...dots.slice(-MOST_WAITING)].slice(-MOST_WAITING)
    },
    due(now) {
      const starts: Start[] = []
      for (const [id, edge] of edges) {
        edge.recent = edge.recent.filter(({ at }) => now - at < WINDOW_MS)
        for (const dot of startsOf(edge, now)) starts.push({ edge: id, dot })
        if (edge.recent.length === 0 && edge.waiting.length === 0) edges.delete(id)
      }
      return starts
    },
    isIdle: () => edges.size === 0,
  }
}

function startsOf(edge: Edge, now: number): readonly Dot[] {
  const rate = edge.recent.reduce((sum, { count }) => sum + count, 0) / (WINDOW_MS / 1000)
  return rate > SINGLE_RATE ? sampledStarts(edge, rate, now) : singleStarts(edge, now)
}

function singleStarts(edge: Edge, now: number): readonly Dot[] {
  const starts: Dot[] = []
  while (edge.waiting.length > 0 && edge.nextAt <= now) {
    starts.push(...edge.waiting.splice(0, 1))
    edge.nextAt = Math.max(edge.nextAt, now - GAP_MS) + GAP_MS
  }
  return starts
}

/** Evenly spaced at the measured rate, in the colours of what really came, but none of them claims to be a message. */
function sampledStarts(edge: Edge, rate: number, now: number): readonly Dot[] {
  const gap = 1000 / Math.min(rate, MOST_STARTS)
  const starts: Dot[] = []
  edge.waiting = []
  edge.nextAt = Math.max(edge.nextAt, now - 2 * gap)
  while (edge.nextAt <= now) {
    starts.push({ color: edge.samples[edge.turn++ % edge.samples.length]?.color ?? null, message: null })
    edge.nextAt += gap
  }
  return starts
}
