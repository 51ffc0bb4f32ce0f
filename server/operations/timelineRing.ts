import type { Happening, Timeline, TimelineSample } from '../../shared/protocol/run'

/** The last half hour of one board. */
export type TimelineRing = {
  /** Gives it its number. */
  happened(happening: Omit<Happening, 'id'>): Happening
  sampled(sample: TimelineSample): void
  /** The first sample has all figures of its time, the others what changed. */
  read(from: number, now: number): Timeline
  /** Nothing in it is of the last half hour. */
  isStale(now: number): boolean
}

const KEEP_MS = 30 * 60_000
const SAMPLE_EVERY_MS = 1_000
const MOST_HAPPENINGS = 2_000

type Figures = Pick<TimelineSample, 'rates' | 'lags'>

export function createTimelineRing(): TimelineRing {
  let happenings: Happening[] = []
  let samples: TimelineSample[] = []
  /** Figures before the first sample, and after the last. */
  let before: Figures = { rates: {}, lags: {} }
  let latest: Figures = before
  let sampledAt = Number.NEGATIVE_INFINITY
  let touchedAt = Number.NEGATIVE_INFINITY
  let lastId = 0

  function forget(oldest: number): void {
    const gone = samples.findIndex(({ at }) => at >= oldest)
    const dropped = gone < 0 ? samples.length : gone
    before = samples.slice(0, dropped).reduce(changedBy, before)
    samples = samples.slice(dropped)
    happenings = happenings.filter(({ at }) => at >= oldest).slice(-MOST_HAPPENINGS)
  }

  return {
    happened(happening) {
      const numbered = { ...happening, id: ++lastId }
      happenings.push(numbered)
      touchedAt = Math.max(touchedAt, happening.at)
      forget(touchedAt - KEEP_MS)
      return numbered
    },
    sampled(sample) {
      if (sample.at - sampledAt < SAMPLE_EVERY_MS) return
      sampledAt = sample.at
      touchedAt = Math.max(touchedAt, sample.at)
      samples.push({ at: sample.at, rates: news(latest.rates, sample.rates), lags: news(latest.lags, sample.lags) })
      latest = changedBy(latest, sample)
      if (samples.length > KEPT_SAMPLES) forget(touchedAt - KEEP_MS)
    },
    read(from, now) {
      const since = Math.max(from, now - KEEP_MS)
      const older = samples.filter(({ at }) => at < since)
      const [first, ...rest] = samples.slice(older.length)
      const whole = first && { at: first.at, ...changedBy(older.reduce(changedBy, before), first) }
      return {
        happenings: happenings.filter(({ at }) => at >= since),
        samples: whole ? [whole, ...rest] : [],
        since: now - KEEP_MS,
      }
    },
    isStale: (now) => touchedAt < now - KEEP_MS,
  }
}

/** A few more than there is time for, so that forgetting is seldom. */
const KEPT_SAMPLES = KEEP_MS / SAMPLE_EVERY_MS + 60

const changedBy = ({ rates, lags }: Figures, change: Figures): Figures => ({
  rates: { ...rates, ...change.rates },
  lags: { ...lags, ...change.lags },
})

const news = (known: Readonly<Record<string, number>>, figures: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(figures).filter(([name, figure]) => known[name] !== figure))
