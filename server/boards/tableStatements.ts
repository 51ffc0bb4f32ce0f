import { CHANGE_OPS, type Change, type OutboxEntry } from '../tables/port'
import type { Database } from './openDatabase'

const OF_TABLE = 'board_id = @boardId and store_id = @storeId'
const OF_CAPTURE = 'board_id = @boardId and connection_id = @connectionId'

export type TableStatements = ReturnType<typeof tableStatements>

/** Every SQL statement over the tables; values go in as parameters only. Each throws what SQLite throws. */
export function tableStatements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql)
  return {
    rows: prepare(`select row_id, row from table_rows where ${OF_TABLE} order by row_id limit @most`),
    totals: prepare(
      `select count(*) as size, coalesce(sum(octet_length(row_id) + octet_length(row)), 0) as bytes
         from table_rows where ${OF_TABLE}`,
    ),
    row: prepare(`select row from table_rows where ${OF_TABLE} and row_id = @id`),
    putRow: prepare(
      `insert into table_rows values (@boardId, @storeId, @id, @row)
       on conflict do update set row = excluded.row`,
    ),
    deleteRow: prepare(`delete from table_rows where ${OF_TABLE} and row_id = @id`),
    lastChange: prepare(`select coalesce(max(seq), 0) as seq from changes where ${OF_TABLE}`),
    addChange: prepare(
      `insert into changes values (@boardId, @storeId, @seq, @op, @id, @before, @after, @at, @causeId, @causeTrace)`,
    ),
    changesAfter: prepare(`select * from changes where ${OF_TABLE} and seq > @seq order by seq limit @most`),
    trim: prepare(
      `delete from changes where ${OF_TABLE} and seq <= @upTo and (op = 'd' or exists (
         select 1 from changes newer where newer.board_id = changes.board_id and newer.store_id = changes.store_id
           and newer.row_id = changes.row_id and newer.seq > changes.seq))
       and not exists (
         select 1 from outbox where outbox.board_id = changes.board_id and outbox.store_id = changes.store_id
           and outbox.seq = changes.seq)`,
    ),
    captured: prepare(`select seq from captures where ${OF_CAPTURE}`),
    setCaptured: prepare(
      `insert into captures values (@boardId, @connectionId, @seq) on conflict do update set seq = excluded.seq`,
    ),
    addToOutbox: prepare(`insert into outbox values (@boardId, @connectionId, @storeId, @seq, @type, @value, @key)`),
    outbox: prepare(
      `select changes.*, outbox.connection_id, outbox.type, outbox.value, outbox.key from outbox
         join changes using (board_id, store_id, seq)
         where outbox.board_id = @boardId and connection_id = @connectionId order by seq limit @most`,
    ),
    outboxSize: prepare(`select count(*) as size from outbox where ${OF_CAPTURE}`),
    setSent: prepare(`delete from outbox where ${OF_CAPTURE} and seq <= @seq`),
    place: prepare(
      `select next from places where ${OF_TABLE} and service_id = @serviceId and topic = @topic and partition = @partition`,
    ),
    places: prepare(
      `select partition, next from places where ${OF_TABLE} and service_id = @serviceId and topic = @topic`,
    ),
    setPlace: prepare(
      `insert into places values (@boardId, @storeId, @serviceId, @topic, @partition, @next)
       on conflict do update set next = excluded.next`,
    ),
    forgetPlaces: prepare(`delete from places where ${OF_TABLE} and topic = @topic`),
    forgetBoard: ['table_rows', 'changes', 'captures', 'outbox', 'places'].map((name) =>
      prepare(`delete from ${name} where board_id = ?`),
    ),
  }
}

export type ChangeRow = {
  readonly seq: number
  readonly op: string
  readonly row_id: string
  readonly before: string | null
  readonly after: string | null
  readonly at: number
  readonly cause_id: string | null
  readonly cause_trace: string | null
}
export type OutboxRow = ChangeRow & {
  readonly connection_id: string
  readonly type: string
  readonly value: string | null
  readonly key: string | null
}

export function changeOf({ seq, op, row_id, before, after, at, cause_id, cause_trace }: ChangeRow): Change {
  const known = CHANGE_OPS.find((one) => one === op) ?? 'u'
  const caused = cause_id !== null && cause_trace !== null
  return {
    seq,
    op: known,
    id: row_id,
    before,
    after,
    at,
    ...(caused && { cause: { eventId: cause_id, traceparent: cause_trace } }),
  }
}

export const outboxEntryOf = (row: OutboxRow): OutboxEntry => ({
  ...changeOf(row),
  connectionId: row.connection_id,
  type: row.type,
  key: row.key ?? row.row_id,
  value: row.value,
})
