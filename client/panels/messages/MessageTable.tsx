import { useLayoutEffect, useRef } from 'react'
import type { LiveRow } from '../../live/port'
import { MessageRow } from './MessageRow'
import styles from './Messages.module.css'
import { addedSince } from './rowOrder'
import { type SkippedPlace, SkipRow } from './SkipRow'
import { useRowsInView } from './useRowsInView'

const ROW_HEIGHT = 27
const COLUMNS = ['Time', 'Topic', 'Partition', 'Offset', 'Key', 'Value', 'Size', 'Headers'] as const

type MessageTableProps = {
  readonly rows: readonly LiveRow[]
  readonly onShowSkipped?: (place: SkippedPlace) => void
}

/** Only rows in view are drawn. The newest is at the top; whoever has scrolled down keeps their place while new ones arrive. */
export function MessageTable({ rows, onShowSkipped }: MessageTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { first, end } = useRowsInView(scroller, ROW_HEIGHT)
  useKeptPlace(scroller, rows)
  return (
    <div className={styles.table}>
      <table aria-hidden="true">
        <MessageHead />
      </table>
      <div className={styles.rows} ref={scroller}>
        <table aria-label="Messages" aria-rowcount={rows.length}>
          <tbody style={{ height: rows.length * ROW_HEIGHT, paddingTop: Math.min(first, rows.length) * ROW_HEIGHT }}>
            {newestFirst(rows, first, end).map((row) =>
              'skip' in row ? (
                <SkipRow key={row.id} topic={row.topic} skip={row.skip} onShow={onShowSkipped} />
              ) : (
                <MessageRow key={row.id} topic={row.topic} record={row.record} />
              ),
            )}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** Those from the `first` newest up to the `end`th. */
const newestFirst = (rows: readonly LiveRow[], first: number, end: number) =>
  rows.slice(Math.max(rows.length - end, 0), Math.max(rows.length - first, 0)).reverse()

const MessageHead = () => (
  <thead>
    <tr className={styles.header}>
      {COLUMNS.map((column) => (
        <th key={column}>{column}</th>
      ))}
    </tr>
  </thead>
)

/** Rows that came in above push the rest down; the scroll position follows, except at the very top. */
function useKeptPlace(scroller: { readonly current: HTMLDivElement | null }, rows: readonly LiveRow[]) {
  const newest = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    const element = scroller.current
    const added = addedSince(rows, newest.current)
    newest.current = rows[rows.length - 1]?.id
    if (element && element.scrollTop > 0 && added > 0) element.scrollTop += added * ROW_HEIGHT
  }, [scroller, rows])
}
