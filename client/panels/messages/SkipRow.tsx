import { Button } from '@mantine/core'
import { memo, useState } from 'react'
import type { Skip } from '../../../shared/protocol/records'
import { formatOffset } from '../../ui/figures'
import styles from './Messages.module.css'
import { SkippedDialog } from './SkippedDialog'

const REASONS = {
  slow: 'skipped',
  expired: 'gone before they could be read',
  truncated: 'cut off by the cluster',
  unreadable: 'unreadable',
} as const

type SkipRowProps = { readonly topic: string; readonly skip: Skip }

/** Records that are named instead of shown: nothing is left out in silence. */
export const SkipRow = memo(function SkipRow({ topic, skip }: SkipRowProps) {
  const [shown, setShown] = useState(false)
  const { partition, from, to, why, detail } = skip
  const count = BigInt(to) - BigInt(from)
  return (
    <tr className={styles.skip}>
      <td>
        <span>
          {formatOffset(count.toString())} {REASONS[why]} (offsets {formatOffset(from)}–
          {formatOffset((BigInt(to) - 1n).toString())}, partition {partition}){detail !== undefined && `: ${detail}`}
        </span>
        {why === 'slow' && (
          <Button size="xs" variant="subtle" onClick={() => setShown(true)}>
            Show
          </Button>
        )}
        {shown && <SkippedDialog topic={topic} skip={skip} onClose={() => setShown(false)} />}
      </td>
    </tr>
  )
})
