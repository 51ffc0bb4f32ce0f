import { IconAlertTriangle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Happening } from '../../../shared/protocol/run'
import { formatTime } from '../../ui/figures'
import { type HappeningTone, happeningTone, TONE_COLORS } from './happeningTone'
import styles from './Timeline.module.css'

const ICONS: Readonly<Record<HappeningTone, typeof IconCircleDot>> = {
  good: IconCircleCheck,
  bad: IconAlertTriangle,
  warn: IconAlertTriangle,
  plain: IconCircleDot,
}

/** Milliseconds around a moment in which what happened has to do with it. */
const AROUND = 5000

type HappeningListProps = {
  readonly happenings: readonly Happening[]
  readonly moment: number | null
  readonly onChoose: (at: number) => void
}

/** What happened in words, newest first; those around the chosen moment are marked and in sight. */
export function HappeningList({ happenings, moment, onChoose }: HappeningListProps) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (moment !== null) list.current?.querySelector('[data-around="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [moment])
  return (
    <ol ref={list} className={styles.happenings} aria-label="What happened">
      {happenings.length === 0 && <li className={styles.quiet}>Nothing was started, stopped or changed yet.</li>}
      {[...happenings].reverse().map((happening) => (
        <li key={`${happening.at} ${happening.id}`}>
          <button
            type="button"
            className={styles.happening}
            data-around={moment !== null && Math.abs(happening.at - moment) <= AROUND}
            aria-current={happening.at === moment}
            onClick={() => onChoose(happening.at)}
          >
            <Told happening={happening} />
          </button>
        </li>
      ))}
    </ol>
  )
}

function Told({ happening: { at, kind, sentence } }: { readonly happening: Happening }) {
  const tone = happeningTone[kind]
  const Icon = ICONS[tone]
  return (
    <>
      <time>{formatTime(at)}</time>
      <Icon size={14} aria-hidden="true" style={{ color: `var(${TONE_COLORS[tone]})` }} />
      <span>{sentence}</span>
    </>
  )
}
