import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { formatTime } from '../../ui/figures'
import { AHEAD, BACK, CLOSER, FARTHER, type Shown } from './shownMoment'
import styles from './Timeline.module.css'
import { type Known, rangeOf, scrolled, type TimeView, zoomed } from './timeView'

type TimelineToolsProps = {
  readonly shown: Shown
  readonly known: Known
  /** Whose figures are shown; null is now. */
  readonly at: number | null
  readonly onShown: (shown: Shown) => void
}

/** When the figures are of, and what moves the chart for who has no wheel. */
export function TimelineTools({ shown, known, at, onShown }: TimelineToolsProps) {
  const { view, moment } = shown
  const isNow = view.end === null && moment === null
  const look = (next: TimeView) => onShown({ view: next, moment })
  return (
    <>
      <span className={styles.when}>{at === null ? whenSentence(view, known) : `at ${formatTime(at)}`}</span>
      <Tool label="Back" Icon={IconChevronLeft} onClick={() => look(scrolled(view, BACK, known))} />
      <Tool label="Ahead" Icon={IconChevronRight} onClick={() => look(scrolled(view, AHEAD, known))} />
      <Tool label="Farther" Icon={IconZoomOut} onClick={() => look(zoomed(view, FARTHER, known))} />
      <Tool label="Closer" Icon={IconZoomIn} onClick={() => look(zoomed(view, CLOSER, known))} />
      <Button
        size="xs"
        aria-pressed={isNow}
        variant={isNow ? 'light' : 'default'}
        onClick={() => onShown({ view: { ...view, end: null }, moment: null })}
      >
        Now
      </Button>
    </>
  )
}

function whenSentence(view: TimeView, known: Known): string {
  if (view.end === null) return `last ${stretch(view.spanMs)}`
  const { from, to } = rangeOf(view, known)
  return `${formatTime(from)} to ${formatTime(to)}`
}

const stretch = (ms: number) => (ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`)

type ToolProps = {
  readonly label: string
  readonly Icon: typeof IconChevronLeft
  readonly onClick: () => void
}

const Tool = ({ label, Icon, onClick }: ToolProps) => (
  <ActionIcon size={26} aria-label={label} title={label} onClick={onClick}>
    <Icon size={15} />
  </ActionIcon>
)
