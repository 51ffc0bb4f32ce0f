import { Button } from '@mantine/core'
import { memo } from 'react'
import type { Skip } from '../../../shared/protocol/records'
import { formatCount, formatOffset } from '../../ui/figures'
import styles from './Messages.module.css'

const REASONS = {
  slow: 'skipped',
  expired: 'gone before they could be read',
  truncated: 'cut off by the cluster',
  unreadable: 'unreadable',
} as const

export type SkippedPlace = { readonly topic: string; readonly skip: Skip }
type SkipRowProps = SkippedPlace & { readonly onShow?: (place: SkippedPlace) => void }

/** Records that are named instead of shown: nothing is left out in silence. */
export const SkipRow = memo(function SkipRow({ topic, skip, onShow }: SkipRowProps) {
  const { partition, from, to, why, detail } = skip
  const count = BigInt(to) - BigInt(from)
  return (
    <tr className={styles.skip}>
      <td>
        <span>
          {formatCount(count)} {REASONS[why]} (offsets {formatOffset(from)}–{formatCount(BigInt(to) - 1n)}, partition{' '}
          {partition}){detail !== undefined && `: ${detail}`}
        </span>
        {why === 'slow' && onShow && (
          <Button size="xs" variant="subtle" onClick={() => onShow({ topic, skip })}>
            Show
          </Button>
        )}
      </td>
    </tr>
  )
})
