import { useLayoutEffect, useRef } from 'react'
import type { LiveRow } from '../../live/port'
import { useRowsInView } from '../../ui/useRowsInView'
import { MessageRow } from './MessageRow'
import styles from './Messages.module.css'
import { addedSince } from './rowOrder'
import { type SkippedPlace, SkipRow } from './SkipRow'
import { useRowHeight } from './useRowHeight'

const COLUMNS = ['Time', 'Topic', 'Partition', 'Offset', 'Key', 'Value', 'Size', 'Headers'] as const

/** `times`: how often it counts, where rows are behind a number. */
export type MessageTableRow = LiveRow & { readonly times?: number }

type MessageTableProps = {
  readonly rows: readonly MessageTableRow[]
  readonly withTimes?: boolean
  readonly onShowSkipped?: (place: SkippedPlace) => void
}

/** Only rows in view are drawn. The newest is at the top; whoever has scrolled down keeps their place while new ones arrive. */
export function MessageTable({ rows, withTimes = false, onShowSkipped }: MessageTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()
  const { first, end } = useRowsInView(scroller, rowHeight)
  useKeptPlace(scroller, rows, rowHeight)
  return (
    <div className={styles.table} data-times={withTimes}>
      <table aria-hidden="true">
        <MessageHead withTimes={withTimes} />
      </table>
      <div className={styles.rows} ref={scroller}>
        <table aria-label="Messages" aria-rowcount={rows.length}>
          <tbody style={{ height: rows.length * rowHeight, paddingTop: Math.min(first, rows.length) * rowHeight }}>
            {newestFirst(rows, first, end).map((row) =>
              'skip' in row ? (
                <SkipRow key={row.id} topic={row.topic} skip={row.skip} onShow={onShowSkipped} />
              ) : (
                <MessageRow key={row.id} topic={row.topic} record={row.record} times={row.times} />
              ),
            )}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** Those from the `first` newest up to the `end`th. */
const newestFirst = (rows: readonly MessageTableRow[], first: number, end: number) =>
  rows.slice(Math.max(rows.length - end, 0), Math.max(rows.length - first, 0)).reverse()

const MessageHead = ({ withTimes }: { readonly withTimes: boolean }) => (
  <thead>
    <tr className={styles.header}>
      {COLUMNS.map((column) => (
        <th key={column}>{column}</th>
      ))}
      {withTimes && <th>Times</th>}
    </tr>
  </thead>
)

/** Rows that came in above push the rest down; the scroll position follows, except at the very top. */
function useKeptPlace(
  scroller: { readonly current: HTMLDivElement | null },
  rows: readonly LiveRow[],
  rowHeight: number,
) {
  const newest = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    const element = scroller.current
    const added = addedSince(rows, newest.current)
    newest.current = rows[rows.length - 1]?.id
    if (element && element.scrollTop > 0 && added > 0) element.scrollTop += added * rowHeight
  }, [scroller, rows, rowHeight])
}
