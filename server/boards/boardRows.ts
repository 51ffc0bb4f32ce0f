import type { Database } from './openDatabase'
import type { Deletion } from './port'

export type BoardRecord = {
  readonly id: string
  readonly generation: number
  /** Counted up when its document is made anew; see `renewing`. */
  readonly document: number
  readonly isolated: boolean
  readonly editedAt: number
  /** Milliseconds since the epoch, null while the board is there. */
  readonly deletedAt: number | null
}

export type BoardRows = ReturnType<typeof boardRows>

/** Nothing of what SQLite answers to a write is of interest. */
const ran = (_result: unknown): null => null

/** Every SQL statement over the boards; values go in as parameters only. Each throws what SQLite throws. */
export function boardRows(database: Database) {
  const sql = statements(database)
  const replaceLog = (id: string, bytes: Uint8Array) => {
    sql.clearLog.run(id)
    sql.append.run(id, bytes)
  }
  return {
    existing: (): BoardRecord[] => sql.existing.all().map(record),
    deleted: (): BoardRecord[] => sql.deleted.all().map(record),
    find: (id: string): BoardRecord | undefined => {
      const row = sql.one.get(id)
      return row && record(row)
    },
    add: ({ id, isolated, editedAt }: Pick<BoardRecord, 'id' | 'isolated' | 'editedAt'>) =>
      ran(sql.add.run(id, isolated ? 1 : 0, editedAt)),
    setDeletedAt: (id: string, at: number | null) => ran(sql.deletedAt.run(at, id)),
    setEditedAt: (id: string, at: number) => ran(sql.editedAt.run(at, id)),
    /** All updates of the board, oldest first. */
    log: (id: string): Uint8Array[] => sql.log.all(id).map((row: { bytes: Uint8Array }) => row.bytes),
    logSize: (id: string): LogSize => sql.logSize.get(id),
    append: (id: string, bytes: Uint8Array) => ran(sql.append.run(id, bytes)),
    replaceLog,
    /** This update is the board from now on, as a document that shares nothing with the one before. */
    renew: (id: string, bytes: Uint8Array) => {
      replaceLog(id, bytes)
      sql.nextDocument.run(id)
    },
    /** Takes everything but the row itself, so that no later board is given the same id and, with it, old links and names on the cluster. */
    empty: (id: string) => {
      sql.clearLog.run(id)
      sql.clearVersions.run(id)
      sql.disownAll.run(id)
      sql.clearDeletions.run(id)
      sql.unwantAll.run(id)
    },
    owned: (id: string): Set<string> => new Set(sql.owned.all(id).map((row: { topic: string }) => row.topic)),
    own: (id: string, topic: string) => ran(sql.own.run(id, topic)),
    disown: (id: string, topic: string) => ran(sql.disown.run(id, topic)),
    disownByAll: (topic: string) => ran(sql.disownByAll.run(topic)),
    /** Newest first. */
    deletions: (id: string): Deletion[] => sql.deletions.all(id).map(deletion),
    addDeletion: (id: string, { clusterTopic, at, records, drawing }: Deletion) =>
      ran(sql.addDeletion.run(id, clusterTopic, at, records, drawing)),
    removeDeletion: (id: string, { clusterTopic, at }: Deletion) => ran(sql.removeDeletion.run(id, clusterTopic, at)),
    forgetDeletions: (until: number) => ran(sql.forgetDeletions.run(until)),
    keepDeletions: (id: string, newest: number) => ran(sql.keepDeletions.run(id, newest)),
    wanted: (id: string): Set<string> =>
      new Set(sql.wanted.all(id).map((row: { service_id: string }) => row.service_id)),
    want: (id: string, serviceId: string) => ran(sql.want.run(id, serviceId)),
    unwant: (id: string, serviceId: string) => ran(sql.unwant.run(id, serviceId)),
    boardsWanted: (): string[] => sql.boardsWanted.all().map((row: { board_id: string }) => row.board_id),
  }
}

const statements = (database: Database) => ({
  existing: database.prepare('select * from boards where deleted_at is null'),
  deleted: database.prepare('select * from boards where deleted_at is not null'),
  one: database.prepare('select * from boards where id = ?'),
  add: database.prepare('insert into boards (id, generation, isolated, edited_at) values (?, 1, ?, ?)'),
  deletedAt: database.prepare('update boards set deleted_at = ? where id = ?'),
  editedAt: database.prepare(
    'update boards set edited_at = ?1, unversioned_since = coalesce(unversioned_since, ?1) where id = ?2',
  ),
  log: database.prepare('select bytes from updates where board_id = ? order by seq'),
  logSize: database.prepare(
    `select count(*) as updates, coalesce(sum(length(bytes)), 0) as bytes,
       coalesce((select length(bytes) from updates where board_id = ?1 order by seq limit 1), 0) as firstBytes
     from updates where board_id = ?1`,
  ),
  append: database.prepare(
    'insert into updates select ?1, coalesce(max(seq), 0) + 1, ?2 from updates where board_id = ?1',
  ),
  nextDocument: database.prepare('update boards set document = document + 1 where id = ?'),
  clearLog: database.prepare('delete from updates where board_id = ?'),
  owned: database.prepare('select topic from owned_topics where board_id = ?'),
  own: database.prepare('insert or ignore into owned_topics values (?, ?)'),
  wanted: database.prepare('select service_id from wanted_runs where board_id = ? order by service_id'),
  want: database.prepare('insert or ignore into wanted_runs values (?, ?)'),
  unwant: database.prepare('delete from wanted_runs where board_id = ? and service_id = ?'),
  unwantAll: database.prepare('delete from wanted_runs where board_id = ?'),
  boardsWanted: database.prepare(
    'select distinct board_id from wanted_runs join boards on id = board_id where deleted_at is null order by board_id',
  ),
  clearVersions: database.prepare('delete from versions where board_id = ?'),
  disown: database.prepare('delete from owned_topics where board_id = ? and topic = ?'),
  disownAll: database.prepare('delete from owned_topics where board_id = ?'),
  disownByAll: database.prepare('delete from owned_topics where topic = ?'),
  deletions: database.prepare('select * from deleted_topics where board_id = ? order by at desc, topic'),
  addDeletion: database.prepare('insert into deleted_topics values (?, ?, ?, ?, ?)'),
  removeDeletion: database.prepare('delete from deleted_topics where board_id = ? and topic = ? and at = ?'),
  forgetDeletions: database.prepare('delete from deleted_topics where at <= ?'),
  keepDeletions: database.prepare(`delete from deleted_topics where (board_id, topic, at) in (
    select board_id, topic, at from deleted_topics where board_id = ? order by at desc, topic limit -1 offset ?)`),
  clearDeletions: database.prepare('delete from deleted_topics where board_id = ?'),
})

type DeletionRow = { topic: string; at: number; records: string; drawing: string }

const deletion = ({ topic, at, records, drawing }: DeletionRow): Deletion => ({
  clusterTopic: topic,
  at,
  records,
  drawing,
})

type LogSize = { readonly updates: number; readonly bytes: number; readonly firstBytes: number }

type Row = {
  id: string
  generation: number
  document: number
  isolated: number
  edited_at: number
  deleted_at: number | null
}

const record = (row: Row): BoardRecord => ({
  id: row.id,
  generation: row.generation,
  document: row.document,
  isolated: row.isolated === 1,
  editedAt: row.edited_at,
  deletedAt: row.deleted_at,
})
