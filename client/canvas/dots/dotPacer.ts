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

export type Start = { readonly edge: string; readonly dot: Dot; readonly at: number }
type Timed = Omit<Start, 'edge'>

/** Decides when which dot starts. Times are milliseconds of any clock that only goes forward. */
export type DotPacer = {
  arrived(edge: string, dots: readonly Dot[], now: number): void
  /** Everything that starts after the last call and before `until`; what is late starts now. */
  due(now: number, until: number): readonly Start[]
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
    due(now, until) {
      const starts: Start[] = []
      for (const [id, edge] of edges) {
        edge.recent = edge.recent.filter(({ at }) => now - at < WINDOW_MS)
        for (const start of startsOf(edge, now, until)) starts.push({ edge: id, ...start })
        if (edge.recent.length === 0 && edge.waiting.length === 0) edges.delete(id)
      }
      return starts
    },
    isIdle: () => edges.size === 0,
  }
}

function startsOf(edge: Edge, now: number, until: number): readonly Timed[] {
  const rate = edge.recent.reduce((sum, { count }) => sum + count, 0) / (WINDOW_MS / 1000)
  edge.nextAt = Math.max(edge.nextAt, now)
  return rate > SINGLE_RATE ? sampledStarts(edge, rate, until) : singleStarts(edge, until)
}

function singleStarts(edge: Edge, until: number): readonly Timed[] {
  const starts: Timed[] = []
  while (edge.nextAt <= until) {
    const dot = edge.waiting.shift()
    if (!dot) break
    starts.push({ dot, at: edge.nextAt })
    edge.nextAt += GAP_MS
  }
  return starts
}

/** Evenly spaced at the measured rate, in the colours of what really came, but none of them claims to be a message. */
function sampledStarts(edge: Edge, rate: number, until: number): readonly Timed[] {
  const gap = 1000 / Math.min(rate, MOST_STARTS)
  const starts: Timed[] = []
  edge.waiting = []
  while (edge.nextAt <= until) {
    const color = edge.samples[edge.turn++ % edge.samples.length]?.color ?? null
    starts.push({ dot: { color, message: null }, at: edge.nextAt })
    edge.nextAt += gap
  }
  return starts
}
