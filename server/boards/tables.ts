import { type Outcome, refused } from '../../shared/problem'
import { LIMITS } from '../../shared/topology/limits'
import type { CaptureId, Change, OutboxEvent, RowWrite, TableId, Tables } from '../tables/port'
import { type Database, inTransaction } from './openDatabase'
import {
  type ChangeRow,
  changeOf,
  type OutboxRow,
  outboxEntryOf,
  type TableStatements,
  tableStatements,
} from './tableStatements'
import { openTablesDatabase } from './tablesDatabase'

/** Tables in an SQLite file of this folder. Throws with a sentence when the folder cannot be used. */
export function openTables(folder: string): Tables {
  const database = openTablesDatabase(folder)
  const sql = tableStatements(database)
  const changing = (work: () => unknown): Outcome<null> =>
    inTransaction(database, () => {
      work()
      return null
    })
  const sizes = tableSizes(sql)
  return {
    rows: (table) => new Map(sql.rows.all(table).map((found: RowFound) => [found.row_id, found.row])),
    size: sizes.of,
    lastChange: (table) => sql.lastChange.get(table).seq,
    write: rowWriting({ database, sql, sizes }),
    changesAfter: (table, seq, most) => sql.changesAfter.all({ ...table, seq, most }).map(changeFound),
    captured: (capture) => sql.captured.get(capture)?.seq ?? 0,
    setCaptured: (capture, seq) => changing(() => sql.setCaptured.run({ ...capture, seq })),
    outbox: (capture, most) => sql.outbox.all({ ...capture, most }).map((row: OutboxRow) => outboxEntryOf(row)),
    outboxSize: (capture: CaptureId) => sql.outboxSize.get(capture).size,
    setSent: (capture, seq) => changing(() => sql.setSent.run({ ...capture, seq })),
    trim: (table, upTo) =>
      // The next change must not get the number of one that is gone.
      changing(() => sql.trim.run({ ...table, upTo: Math.min(upTo, sql.lastChange.get(table).seq - 1) })),
    forgetPlaces: (table, topic) => changing(() => sql.forgetPlaces.run({ ...table, topic })),
    places: (table, reader) =>
      new Map(
        sql.places.all({ ...table, ...reader }).map(({ partition, next }: PlaceFound) => [partition, BigInt(next)]),
      ),
    forgetBoard: (boardId) => void changing(() => sql.forgetBoard.map((one) => one.run(boardId))),
    close: () => {
      if (database.isOpen) database.close()
    },
  }
}

type RowFound = { readonly row_id: string; readonly row: string }
type PlaceFound = { readonly partition: number; readonly next: string }
type Writing = {
  readonly database: Database
  readonly sql: TableStatements
  readonly sizes: TableSizes
}

const changeFound = (row: ChangeRow): Change => changeOf(row)

function rowWriting({ database, sql, sizes }: Writing): Tables['write'] {
  function write(table: TableId, { id, row, at, place, cause }: RowWrite, outbox: Outbox): Change | null {
    if (place && !isNew(sql, table, place)) return null
    const before: string | null = sql.row.get({ ...table, id })?.row ?? null
    if (row === null && before === null) return null
    if (row === null) sql.deleteRow.run({ ...table, id })
    else sql.putRow.run({ ...table, id, row })
    const seq = sql.lastChange.get(table).seq + 1
    const op = row === null ? 'd' : before === null ? 'c' : 'u'
    const change: Change = { seq, op, id, before, after: row, at, ...(cause && { cause }) }
    const { eventId: causeId = null, traceparent: causeTrace = null } = cause ?? {}
    sql.addChange.run({ ...table, seq, op, id, before, after: row, at, causeId, causeTrace })
    for (const event of outbox(change)) sql.addToOutbox.run({ ...table, seq, ...event })
    return change
  }

  return (table, asked, outbox = () => []) => {
    const isFull = asked.row !== null && sizes.of(table) >= LIMITS.storeEntries
    if (isFull && !sql.row.get({ ...table, id: asked.id })) return refused(FULL)
    const written = inTransaction(database, () => write(table, asked, outbox))
    if (written.ok && written.value) sizes.add(table, DIFFERENCE[written.value.op])
    return written
  }
}

type TableSizes = { of(table: TableId): number; add(table: TableId, difference: number): void }

/** Counted once: to count many rows takes long. */
function tableSizes(sql: TableStatements): TableSizes {
  const sizes = new Map<string, number>()
  function of(table: TableId): number {
    const size = sizes.get(nameOf(table)) ?? sql.size.get(table).size
    sizes.set(nameOf(table), size)
    return size
  }
  return { of, add: (table, difference) => sizes.set(nameOf(table), of(table) + difference) }
}

const nameOf = ({ boardId, storeId }: TableId) => JSON.stringify([boardId, storeId])

type Outbox = (change: Change) => readonly OutboxEvent[]

/** Also moves on to behind it. */
function isNew(sql: TableStatements, table: TableId, { offset, ...place }: NonNullable<RowWrite['place']>): boolean {
  const next: string = sql.place.get({ ...table, ...place })?.next ?? '0'
  if (offset < BigInt(next)) return false
  sql.setPlace.run({ ...table, ...place, next: String(offset + 1n) })
  return true
}

const DIFFERENCE = { c: 1, u: 0, d: -1 } as const

const FULL = {
  code: 'tableFull',
  sentence: `The table has ${LIMITS.storeEntries.toLocaleString('en')} rows, which is as many as are kept.`,
  next: 'Delete some of them first.',
}
