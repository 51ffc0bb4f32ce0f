import type { TimelineSample } from '../../../shared/protocol/run'
import { type TimelineLine, valueIn } from './timelineLines'

/** Samples come once a second; where more is missing nobody looked, and no line is drawn. */
const GAP_MS = 3500

type Column = (number | null)[]

/** Times, then a column for each line. */
export function chartData(samples: readonly TimelineSample[], lines: readonly TimelineLine[]): [number[], ...Column[]] {
  const times: number[] = []
  const columns: Column[] = lines.map(() => [])
  let last = Number.POSITIVE_INFINITY
  for (const sample of samples) {
    if (sample.at - last > GAP_MS) {
      times.push(last + 1)
      for (const column of columns) column.push(null)
    }
    last = sample.at
    times.push(last)
    lines.forEach((line, index) => void columns[index]?.push(valueIn(line, sample)))
  }
  return [times, ...columns]
}
