import type { TimelineSample } from '../../../shared/protocol/run'
import { formatCount, formatRate, formatTime } from '../../ui/figures'
import { type TimelineLine, valueIn } from './timelineLines'

/** A line's figure as it is written; a dash where nobody looked. */
export function figureOf(line: TimelineLine, sample: TimelineSample | null): string {
  const value = sample && valueIn(line, sample)
  if (value === null) return '–'
  return line.kind === 'rate' ? formatRate(value) : `lag ${formatCount(value)}`
}

/** How everything stood at a moment, for who cannot see the chart. */
export function momentSentence(at: number, lines: readonly TimelineLine[], sample: TimelineSample | null): string {
  const figures = lines.map((line) => `${line.name} ${figureOf(line, sample)}`)
  return `${formatTime(at)}: ${figures.join(', ')}`
}
