import type { Timeline, TimelineSample } from '../../shared/protocol/run'

/** What came joined to what is known. Samples tell only what changed; here each has every figure as it stood then. */
export function joinTimeline(known: Timeline | null, news: Timeline): Timeline {
  const { since } = news
  const samples = [...(known?.samples ?? [])]
  // A server that was started again counts from 1 again.
  const happenings = new Map(
    [...(known?.happenings ?? []), ...news.happenings].map((one) => [`${one.at} ${one.id}`, one] as const),
  )
  for (const sample of news.samples) {
    const last = samples[samples.length - 1]
    if (last === undefined || sample.at > last.at) samples.push(completed(last, sample))
  }
  return {
    since,
    samples: samples.filter(({ at }) => at >= since),
    happenings: [...happenings.values()].filter(({ at }) => at >= since).sort((a, b) => a.at - b.at || a.id - b.id),
  }
}

const completed = (last: TimelineSample | undefined, { at, rates, lags }: TimelineSample): TimelineSample => ({
  at,
  rates: { ...last?.rates, ...rates },
  lags: { ...last?.lags, ...lags },
})

/** How things stood at a moment; null before the first sample. */
export function sampleAt(samples: readonly TimelineSample[], at: number): TimelineSample | null {
  let [low, high] = [0, samples.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((samples[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return samples[low - 1] ?? null
}
