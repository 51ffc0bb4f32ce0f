import type { ChartContent, TimelineChart } from './timelineChart'
import type { TimelineLine } from './timelineLines'

/** What is drawn of which lines, that belong together: a column of the data for each line. */
export type LinesContent = ChartContent & { readonly lines: readonly TimelineLine[] }

export type ChangingChart = { show(content: LinesContent): void; resize(): void; close(): void }

/** Lines come and go with the drawing, and a chart has those that it was made with: for others there is made another one. */
export function createChangingChart(make: (lines: readonly TimelineLine[]) => TimelineChart): ChangingChart {
  let made: { readonly lines: readonly TimelineLine[]; readonly chart: TimelineChart } | null = null
  let closed = false
  const chartOf = (lines: readonly TimelineLine[]): TimelineChart => {
    if (made?.lines === lines) return made.chart
    made?.chart.close()
    made = { lines, chart: make(lines) }
    return made.chart
  }
  return {
    show: (content) => {
      if (!closed) chartOf(content.lines).show(content)
    },
    resize: () => made?.chart.resize(),
    close: () => {
      closed = true
      made?.chart.close()
      made = null
    },
  }
}
