import 'uplot/dist/uPlot.min.css'
import UPlot, { type AlignedData, type Axis, type Options, type Series } from 'uplot'
import { formatCount, formatRate, formatTime } from '../../ui/figures'
import { type MarkedMoments, paintMoments } from './paintMoments'
import type { TimelineLine } from './timelineLines'
import type { TimeRange } from './timeView'

/** What a chart draws; all of it may change with every second. */
export type ChartContent = MarkedMoments & {
  /** Times, then a column for each line. */
  readonly data: AlignedData
  readonly range: TimeRange
  readonly hidden: ReadonlySet<string>
}
export type ChartEvents = {
  onMoment(at: number): void
  /** The moment that is pointed at; null when none is any more. */
  onHover(at: number | null): void
  onRange(range: TimeRange): void
  /** Turned by a share of what is shown, or with Control or Command by a factor closer or farther. */
  onScroll(share: number): void
  onZoom(factor: number): void
}
export type TimelineChart = { show(content: ChartContent): void; resize(): void; close(): void }

/** Shorter than this a drag is a click. */
const LEAST_DRAG = 5

/** Rates on the left scale, lags on the right one; colours are those of the style sheet when it is made. */
export function createTimelineChart(
  host: HTMLElement,
  lines: readonly TimelineLine[],
  events: ChartEvents,
): TimelineChart {
  const color = (name: string) => getComputedStyle(host).getPropertyValue(name)
  let content: ChartContent | null = null
  const chart = new UPlot(
    {
      ...sizeOf(host),
      ms: 1,
      padding: [18, null, null, null],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
      scales: {
        x: { range: () => (content ? [content.range.from, content.range.to] : [0, 1]) },
        rate: { range: (_chart, _least, most) => [0, roomAbove(most)] },
        lag: { range: (_chart, _least, most) => [0, roomAbove(most)] },
      },
      axes: axes(color),
      series: [{}, ...lines.map((line) => seriesOf(line, color))],
      hooks: {
        draw: [(drawn) => void (content && paintMoments(drawn, content, color))],
        setCursor: [({ cursor: { left = -1 }, posToVal }) => events.onHover(left < 0 ? null : posToVal(left, 'x'))],
        setSelect: [(drawn) => select(drawn, events)],
      },
    },
    [[]],
    host,
  )
  const stopPointer = followPointer(chart, events)
  return {
    show(next) {
      content = next
      chart.batch(() => {
        // First: a line that is shown while there is no data sets its scale to that.
        chart.setData(next.data)
        lines.forEach(({ kind, key }, index) => {
          chart.setSeries(index + 1, { show: !next.hidden.has(`${kind} ${key}`) })
        })
      })
    },
    resize: () => chart.setSize(sizeOf(host)),
    close() {
      stopPointer()
      chart.destroy()
    },
  }
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight })
/** Also where everything is 0, or nothing is known. */
const roomAbove = (most: number | null) => Math.max(1, (most ?? 0) * 1.1)

const seriesOf = ({ kind, color: name, dash }: TimelineLine, color: (name: string) => string): Series => ({
  scale: kind,
  stroke: color(name),
  width: kind === 'lag' ? 2 : 1.4,
  dash: [...dash],
  points: { show: false },
})

function axes(color: (name: string) => string): Options['axes'] {
  const look: Axis = {
    stroke: color('--muted'),
    font: `11px ${color('--sans')}`,
    grid: { stroke: color('--line'), width: 1 },
    ticks: { show: false },
  }
  return [
    { ...look, size: 24, space: 90, values: (_chart, times) => times.map((at) => formatTime(at)) },
    {
      ...look,
      scale: 'rate',
      size: 58,
      values: (_chart, rates) => rates.map(formatRate),
    },
    {
      ...look,
      scale: 'lag',
      side: 1,
      size: 56,
      grid: { show: false },
      values: (_chart, lags) => lags.map((lag) => (Number.isInteger(lag) ? `lag ${formatCount(lag)}` : '')),
    },
  ]
}

function select(chart: UPlot, { onRange, onMoment }: ChartEvents) {
  const { left, width } = chart.select
  if (width >= LEAST_DRAG) onRange({ from: chart.posToVal(left, 'x'), to: chart.posToVal(left + width, 'x') })
  else onMoment(chart.posToVal(left, 'x'))
  chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
}

/** A press that is no drag chooses a moment; the wheel scrolls, or zooms as everywhere on the board. */
function followPointer({ over, posToVal }: UPlot, events: ChartEvents): () => void {
  const wheel = (event: WheelEvent) => {
    event.preventDefault()
    const turned = event.deltaX || event.deltaY
    if (event.ctrlKey || event.metaKey) events.onZoom(turned > 0 ? 1.25 : 0.8)
    else events.onScroll(turned / over.clientWidth)
  }
  const click = (event: MouseEvent) => events.onMoment(posToVal(event.offsetX, 'x'))
  over.addEventListener('wheel', wheel, { passive: false })
  over.addEventListener('click', click)
  return () => {
    over.removeEventListener('wheel', wheel)
    over.removeEventListener('click', click)
  }
}
