import { lazy, Suspense, useMemo, useState } from 'react'
import type { Timeline } from '../../../shared/protocol/run'
import { sampleAt } from '../../live/timelineLog'
import { useBoardState } from '../boardContext'
import { DrawerTools } from '../drawer/DrawerTools'
import { chartData } from './chartData'
import { HappeningList } from './HappeningList'
import { momentSentence } from './momentSentence'
import { choosing, FIRST_SHOWN, SHOWN_KEYS, type Shown } from './shownMoment'
import styles from './Timeline.module.css'
import { TimelineLegend } from './TimelineLegend'
import { TimelineTools } from './TimelineTools'
import { timelineLines } from './timelineLines'
import { rangeOf, scrolled, showing, zoomed } from './timeView'

/** With the library that draws it. */
const Chart = lazy(async () => ({ default: (await import('./Chart')).Chart }))

/** The chart with its figures, and beside it the same in words. */
export function TimelineView({ timeline }: { readonly timeline: Timeline }) {
  const { samples, happenings, since } = timeline
  const topology = useBoardState((state) => state.topology)
  const prefix = useBoardState((state) => state.prefix)
  const lines = useMemo(() => timelineLines(topology, prefix), [topology, prefix])
  const data = useMemo(() => chartData(samples, lines), [samples, lines])
  const [shown, setShown] = useState(FIRST_SHOWN)
  const [hovered, setHovered] = useState<number | null>(null)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const now = Math.max(samples.at(-1)?.at ?? 0, happenings.at(-1)?.at ?? 0)
  const known = { since: Math.max(since, Math.min(samples[0]?.at ?? now, happenings[0]?.at ?? now)), now }
  const { view, moment } = shown
  const { from, to } = rangeOf(view, known)
  const content = useMemo(
    () => ({ lines, data, range: { from, to }, hidden, happenings, moment }),
    [lines, data, from, to, hidden, happenings, moment],
  )
  const choose = (at: number) => setShown(choosing(shown, at, known))
  const look = (next: Shown['view']) => setShown({ view: next, moment })
  const at = hovered ?? moment
  const sample = sampleAt(samples, at ?? now)
  return (
    <div className={styles.timeline}>
      <DrawerTools>
        <TimelineTools shown={shown} known={known} at={at} onShown={setShown} />
      </DrawerTools>
      <TimelineLegend lines={lines} sample={sample} hidden={hidden} onToggle={(id) => setHidden(toggled(hidden, id))} />
      <div
        className={styles.chart}
        role="slider"
        tabIndex={0}
        aria-label="Moment"
        aria-valuemin={known.since}
        aria-valuemax={now}
        aria-valuenow={moment ?? now}
        aria-valuetext={momentSentence(moment ?? now, lines, sampleAt(samples, moment ?? now))}
        onKeyDown={(event) => {
          const move = SHOWN_KEYS[event.shiftKey && event.key !== '+' ? `Shift+${event.key}` : event.key]
          if (!move) return
          event.preventDefault()
          setShown(move(shown, known))
        }}
      >
        <Suspense fallback={null}>
          <Chart
            content={content}
            onMoment={choose}
            onHover={setHovered}
            onRange={(range) => look(showing(range, known))}
            onScroll={(share) => look(scrolled(view, share, known))}
            onZoom={(factor) => look(zoomed(view, factor, known))}
          />
        </Suspense>
      </div>
      <HappeningList happenings={happenings} moment={moment} onChoose={choose} />
    </div>
  )
}

function toggled(hidden: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(hidden)
  if (!next.delete(id)) next.add(id)
  return next
}
