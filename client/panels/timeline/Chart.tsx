import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import styles from './Timeline.module.css'
import { type ChartContent, type ChartEvents, createTimelineChart, type TimelineChart } from './timelineChart'
import type { TimelineLine } from './timelineLines'

type ChartProps = ChartEvents & { readonly lines: readonly TimelineLine[]; readonly content: ChartContent }

/** Made anew when there are other lines or other colours. */
export function Chart({ lines, content, ...events }: ChartProps) {
  const host = useRef<HTMLDivElement>(null)
  const newest = useRef(events)
  newest.current = events
  const [chart, setChart] = useState<TimelineChart | null>(null)
  const colorScheme = useComputedColorScheme()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the style sheet
  useEffect(() => {
    if (!host.current) return
    const made = createTimelineChart(host.current, lines, {
      onMoment: (at) => newest.current.onMoment(at),
      onHover: (at) => newest.current.onHover(at),
      onRange: (range) => newest.current.onRange(range),
      onScroll: (share) => newest.current.onScroll(share),
      onZoom: (factor) => newest.current.onZoom(factor),
    })
    const resizes = new ResizeObserver(made.resize)
    resizes.observe(host.current)
    setChart(made)
    return () => {
      resizes.disconnect()
      made.close()
    }
  }, [lines, colorScheme])
  useEffect(() => chart?.show(content), [chart, content])
  return <div ref={host} className={styles.canvas} />
}
