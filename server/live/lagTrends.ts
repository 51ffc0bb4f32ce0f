import type { GroupLag } from '../../shared/protocol/live'

/** How fast lags grow and fall, from looking at them again and again. */
export type LagTrends = {
  /** The same with what is known of their trends by now. */
  follow(lags: readonly GroupLag[]): readonly GroupLag[]
}

type Sample = { readonly at: number; readonly lag: number; readonly read: bigint }

const WINDOW_MS = 10_000
/** Bookmarks move in steps of half a second; less than a few of them is no trend. */
const LEAST_MS = 2000

export function createLagTrends(now: () => number): LagTrends {
  let samples: ReadonlyMap<string, readonly Sample[]> = new Map()

  return {
    follow(lags) {
      const at = now()
      const followed = lags.map((lag) => {
        const key = `${lag.group} ${lag.topic}`
        return { key, lag, series: extended(samples.get(key) ?? [], sampleOf(lag, at)) }
      })
      samples = new Map(followed.map(({ key, series }) => [key, series]))
      return followed.map(({ lag, series }) => ({ ...lag, ...trendOf(series) }))
    },
  }
}

function sampleOf({ partitions }: GroupLag, at: number): Sample {
  return {
    at,
    lag: partitions.reduce((sum, { lag }) => sum + lag, 0),
    read: partitions.reduce((sum, { committed }) => sum + BigInt(committed ?? 0), 0n),
  }
}

/** A bookmark that goes back was moved by somebody: what was before says nothing about what comes. */
function extended(series: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = series.at(-1)
  if (last && sample.read < last.read) return [sample]
  return [...series.filter(({ at }) => sample.at - at <= WINDOW_MS), sample]
}

function trendOf(series: readonly Sample[]): Pick<GroupLag, 'trend' | 'catchUpMs'> {
  const [first, last] = [series[0], series.at(-1)]
  if (!first || !last || last.at - first.at < LEAST_MS) return {}
  const perSecond = ((last.lag - first.lag) / (last.at - first.at)) * 1000
  const trend = Math.round(perSecond * 10) / 10 + 0
  return trend < 0 ? { trend, catchUpMs: Math.round((last.lag / -trend) * 1000) } : { trend }
}
