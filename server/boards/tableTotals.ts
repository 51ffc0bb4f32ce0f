import { createEntriesHash, type EntriesHash } from '../entriesHash'
import type { Change, TableId } from '../tables/port'
import type { TableStatements } from './tableStatements'

export type RowFound = { readonly row_id: string; readonly row: string }
export type Totals = { readonly size: number; readonly bytes: number }

/** What is to be known of a table without reading its rows: they are read once at most, later only what is written. */
export type TableTotals = {
  of(table: TableId): Totals
  hash(table: TableId): string
  add(table: TableId, change: Pick<Change, 'id' | 'before' | 'after'>): void
}

export function tableTotals(sql: TableStatements): TableTotals {
  const totals = new Map<string, Totals>()
  const hashes = new Map<string, EntriesHash>()

  function of(table: TableId): Totals {
    const known = totals.get(nameOf(table)) ?? sql.totals.get(table)
    totals.set(nameOf(table), known)
    return known
  }

  function hashOf(table: TableId): EntriesHash {
    const known = hashes.get(nameOf(table))
    if (known) return known
    const hash = createEntriesHash()
    const rows: Iterable<RowFound> = sql.rows.iterate({ ...table, most: ALL })
    for (const { row_id, row } of rows) hash.change(row_id, null, row)
    hashes.set(nameOf(table), hash)
    return hash
  }

  return {
    of,
    hash: (table) => hashOf(table).text(),
    add(table, { id, before, after }) {
      const { size, bytes } = of(table)
      totals.set(nameOf(table), {
        size: size + (before === null ? 1 : 0) - (after === null ? 1 : 0),
        bytes: bytes + rowBytes(id, after) - rowBytes(id, before),
      })
      hashes.get(nameOf(table))?.change(id, before, after)
    },
  }
}

export const rowBytes = (id: string, row: string | null): number =>
  row === null ? 0 : Buffer.byteLength(id) + Buffer.byteLength(row)

const ALL = -1

const nameOf = ({ boardId, storeId }: TableId) => JSON.stringify([boardId, storeId])
