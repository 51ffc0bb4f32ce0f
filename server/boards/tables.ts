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
import { type RowFound, rowBytes, type TableTotals, type Totals, tableTotals } from './tableTotals'

/** Tables in an SQLite file of this folder. Throws with a sentence when the folder cannot be used. */
export function openTables(folder: string): Tables {
  const database = openTablesDatabase(folder)
  const sql = tableStatements(database)
  const changing = (work: () => unknown): Outcome<null> =>
    inTransaction(database, () => {
      work()
      return null
    })
  const totals = tableTotals(sql)
  return {
    rows: (table, most) => new Map(sql.rows.all({ ...table, most }).map(({ row_id, row }: RowFound) => [row_id, row])),
    size: (table) => totals.of(table).size,
    hash: totals.hash,
    lastChange: (table) => sql.lastChange.get(table).seq,
    write: rowWriting({ database, sql, totals }),
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

type PlaceFound = { readonly partition: number; readonly next: string }
type Writing = {
  readonly database: Database
  readonly sql: TableStatements
  readonly totals: TableTotals
}

const changeFound = (row: ChangeRow): Change => changeOf(row)

function rowWriting({ database, sql, totals }: Writing): Tables['write'] {
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
    const full = whatIsFull(asked, totals.of(table), () => sql.row.get({ ...table, id: asked.id })?.row ?? null)
    if (full) return refused(full)
    const written = inTransaction(database, () => write(table, asked, outbox))
    if (written.ok && written.value) totals.add(table, written.value)
    return written
  }
}

type Outbox = (change: Change) => readonly OutboxEvent[]

/** Also moves on to behind it. */
function isNew(sql: TableStatements, table: TableId, { offset, ...place }: NonNullable<RowWrite['place']>): boolean {
  const next: string = sql.place.get({ ...table, ...place })?.next ?? '0'
  if (offset < BigInt(next)) return false
  sql.setPlace.run({ ...table, ...place, next: String(offset + 1n) })
  return true
}

/** Asks for the row that there is only where it matters. */
function whatIsFull({ id, row }: RowWrite, { size, bytes }: Totals, before: () => string | null) {
  if (row === null) return undefined
  if (size >= LIMITS.storeEntries && before() === null) return FULL
  const needed = bytes + rowBytes(id, row)
  return needed > LIMITS.storeBytes && needed - rowBytes(id, before()) > LIMITS.storeBytes ? TOO_LARGE : undefined
}

const FULL = {
  code: 'tableFull',
  sentence: `The table has ${LIMITS.storeEntries.toLocaleString('en')} rows, which is as many as are kept.`,
  next: 'Delete some of them first.',
}
const TOO_LARGE = {
  code: 'tableFull',
  sentence: `The rows of the table would take more than ${LIMITS.storeBytes / (1024 * 1024)} MB, which is as much as is kept.`,
  next: 'Delete some of them first, or write smaller ones.',
}
