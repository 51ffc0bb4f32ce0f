import { type CSSProperties, type ReactNode, useRef } from 'react'
import { useRowsInView } from '../../ui/useRowsInView'
import { useRowHeight } from '../messages/useRowHeight'
import styles from './Store.module.css'

type RowScrollerProps<T> = {
  readonly label: string
  /** A cell for each column, and how wide they are. */
  readonly heads: ReactNode
  readonly widths: string
  readonly rows: readonly T[]
  /** A table row of this height. */
  readonly render: (row: T) => ReactNode
}

/** A table of which only the rows in view are drawn. */
export function RowScroller<T>({ label, heads, widths, rows, render }: RowScrollerProps<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()
  const { first, end } = useRowsInView(scroller, rowHeight)
  const columns = { '--columns': widths } as CSSProperties
  return (
    <div className={styles.rows} ref={scroller}>
      <table className={styles.table} aria-label={label} aria-rowcount={rows.length} style={columns}>
        <thead>
          <tr>{heads}</tr>
        </thead>
        <tbody style={{ height: rows.length * rowHeight, paddingTop: Math.min(first, rows.length) * rowHeight }}>
          {rows.slice(first, end).map(render)}
        </tbody>
      </table>
    </div>
  )
}
