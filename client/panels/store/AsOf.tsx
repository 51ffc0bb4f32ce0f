import { Button, Slider } from '@mantine/core'
import { useState } from 'react'
import type { StoreContents } from '../../../shared/protocol/runRequests'
import { formatClock } from '../../ui/figures'
import styles from './Store.module.css'

type AsOfProps = {
  readonly contents: StoreContents
  /** Null is now. */
  readonly asOf: number | null
  readonly onAsOf: (asOf: number | null) => void
}

/** So many places, whatever the time between the first record and the last. */
const STEPS = 500

/** Goes back to any time that the log still knows. */
export function AsOf({ contents: { firstAt, lastAt }, asOf, onAsOf }: AsOfProps) {
  const [dragged, setDragged] = useState<number | null>(null)
  if (firstAt === undefined || lastAt === undefined || firstAt === lastAt) return null
  const at = dragged ?? asOf ?? lastAt
  return (
    <div className={styles.asOf}>
      <span>As of</span>
      <Slider
        className={styles.slider}
        size="sm"
        color="var(--accent)"
        thumbLabel="As of"
        min={firstAt}
        max={lastAt}
        step={Math.max(1, Math.round((lastAt - firstAt) / STEPS))}
        label={null}
        value={at}
        onChange={setDragged}
        onChangeEnd={(chosen) => {
          setDragged(null)
          onAsOf(chosen >= lastAt ? null : chosen)
        }}
      />
      <span className={styles.clock}>{formatClock(String(at))}</span>
      <Button
        size="xs"
        variant={asOf === null ? 'light' : 'default'}
        aria-pressed={asOf === null}
        onClick={() => onAsOf(null)}
      >
        Now
      </Button>
    </div>
  )
}
