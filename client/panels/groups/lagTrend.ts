import type { GroupLag } from '../../../shared/protocol/live'
import { formatDelay, formatRate } from '../../ui/figures'

export type LagTrend = {
  readonly toward: 'growing' | 'falling' | 'steady' | 'none' | 'unknown'
  readonly words: string
}

/** Slower than one record in twenty seconds nobody calls a movement. */
const LEAST_RATE = 0.05
/** What a reader has in hand between two bookmarks comes and goes; fewer records behind than this say nothing. */
const LEAST_LAG = 5

/** Where the lag is going, in words with its figure, and when it will be gone. */
export function lagTrend({ partitions, trend, catchUpMs }: GroupLag): LagTrend {
  if (partitions.every(({ committed }) => committed === null)) return { toward: 'unknown', words: 'no bookmark yet' }
  const behind = partitions.reduce((sum, { lag }) => sum + lag, 0)
  if (behind === 0) return { toward: 'none', words: 'caught up' }
  if (trend === undefined) return { toward: 'unknown', words: '' }
  if (behind < LEAST_LAG || Math.abs(trend) < LEAST_RATE) return { toward: 'steady', words: 'steady' }
  if (trend > 0) return { toward: 'growing', words: `growing ${formatRate(trend)}` }
  const end = catchUpMs === undefined ? '' : `, gone in ${formatDelay(catchUpMs)}`
  return { toward: 'falling', words: `falling ${formatRate(-trend)}${end}` }
}
