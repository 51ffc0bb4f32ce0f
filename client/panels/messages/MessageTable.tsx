import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef } from 'react'
import type { LiveRow } from '../../live/port'
import { MessageRow } from './MessageRow'
import styles from './Messages.module.css'
import { addedSince } from './rowOrder'
import { SkipRow } from './SkipRow'

const ROW_HEIGHT = 27
const COLUMNS = ['Time', 'Topic', 'Partition', 'Offset', 'Key', 'Value', 'Size', 'Headers'] as const

/** Only rows in view are drawn. The newest is at the top; whoever has scrolled down keeps their place while new ones arrive. */
export function MessageTable({ rows }: { readonly rows: readonly LiveRow[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const newestFirst = (index: number) => rows[rows.length - 1 - index]
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => newestFirst(index)?.id ?? index,
    overscan: 12,
  })
  useKeptPlace(scroller, rows)
  return (
    <div className={styles.table}>
      <table aria-hidden="true">
        <MessageHead />
      </table>
      <div className={styles.rows} ref={scroller}>
        <table aria-label="Messages" aria-rowcount={rows.length}>
          <tbody style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ key, index, start }) => {
              const row = newestFirst(index)
              if (!row) return null
              return 'skip' in row ? (
                <SkipRow key={key} topic={row.topic} skip={row.skip} top={start} />
              ) : (
                <MessageRow key={key} topic={row.topic} record={row.record} top={start} />
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}

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
