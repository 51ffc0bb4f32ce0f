import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { type ChangingChart, createChangingChart, type LinesContent } from './changingChart'
import styles from './Timeline.module.css'
import { type ChartEvents, createTimelineChart } from './timelineChart'

type ChartProps = ChartEvents & { readonly content: LinesContent }

/** Made anew when there are other lines or other colours. */
export function Chart({ content, ...events }: ChartProps) {
  const host = useRef<HTMLDivElement>(null)
  const newest = useRef(events)
  newest.current = events
  const [chart, setChart] = useState<ChangingChart | null>(null)
  const colorScheme = useComputedColorScheme()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the style sheet
  useEffect(() => {
    const element = host.current
    if (!element) return
    const made = createChangingChart((lines) =>
      createTimelineChart(element, lines, {
        onMoment: (at) => newest.current.onMoment(at),
        onHover: (at) => newest.current.onHover(at),
        onRange: (range) => newest.current.onRange(range),
        onScroll: (share) => newest.current.onScroll(share),
        onZoom: (factor) => newest.current.onZoom(factor),
      }),
    )
    const resizes = new ResizeObserver(made.resize)
    resizes.observe(element)
    setChart(made)
    return () => {
      resizes.disconnect()
      made.close()
    }
  }, [colorScheme])
  useEffect(() => chart?.show(content), [chart, content])
  return <div ref={host} className={styles.canvas} />
}
