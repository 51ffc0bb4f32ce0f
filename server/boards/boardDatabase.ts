import { join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { done, type Outcome, refused } from '../../shared/problem'
import { BoardsUnusable, boardsUnusable } from './boardsUnusable'
import { makeFolder } from './makeFolder'
import { storageProblem } from './storageProblem'

export type BoardDatabase = DatabaseSyncInstance

/** How long a statement waits for another program's lock; the whole server waits with it. */
const LOCK_MS = 100

/** One entry per version of the schema; what was once released is never changed, only followed by another entry. */
const MIGRATIONS = [
  `create table boards (
     id text primary key,
     generation integer not null,
     isolated integer not null,
     edited_at integer not null,
     deleted_at integer
   ) strict;
   create table updates (
     board_id text not null references boards (id),
     seq integer not null,
     bytes blob not null,
     primary key (board_id, seq)
   ) strict;
   create table owned_topics (
     board_id text not null references boards (id),
     topic text not null,
     primary key (board_id, topic)
   ) strict, without rowid;`,
  `create table wanted_runs (
     board_id text not null references boards (id),
     service_id text not null,
     primary key (board_id, service_id)
   ) strict, without rowid;`,
]

/**
 * Opens or makes the store in this folder. Every commit is flushed to the disk before it returns (WAL, synchronous=FULL).
 * Throws BoardsUnusable when the folder cannot be used or a newer Streamboard wrote it.
 */
export function openBoardDatabase(folder: string): BoardDatabase {
  try {
    makeFolder(folder)
    return openedIn(folder)
  } catch (error) {
    throw boardsUnusable(error, folder)
  }
}

function openedIn(folder: string): BoardDatabase {
  const database = new DatabaseSync(join(folder, 'boards.db'), { timeout: LOCK_MS, enableForeignKeyConstraints: true })
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full')
    migrate(database, folder)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function migrate(database: BoardDatabase, folder: string): void {
  database.exec('create table if not exists schema_version (version integer not null) strict')
  const version = Number(database.prepare('select max(version) as version from schema_version').get()?.version ?? 0)
  if (version > MIGRATIONS.length) {
    throw new BoardsUnusable(
      `The boards in ${folder} were written by a newer Streamboard. Start that one, or use another folder.`,
    )
  }
  for (const [at, sql] of MIGRATIONS.entries()) if (at >= version) upgrade(database, { sql, version: at + 1 })
}

function upgrade(database: BoardDatabase, { sql, version }: { readonly sql: string; readonly version: number }): void {
  transact(database, () => {
    database.exec(sql)
    database.prepare('insert into schema_version values (?)').run(version)
  })
}

/** All of `work` or nothing of it. Trouble with the disk is a Problem; anything else throws. */
export function inTransaction<T>(database: BoardDatabase, work: () => T): Outcome<T> {
  try {
    return done(transact(database, work))
  } catch (error) {
    return refused(storageProblem(error))
  }
}

function transact<T>(database: BoardDatabase, work: () => T): T {
  try {
    database.exec('begin immediate')
    const value = work()
    database.exec('commit')
    return value
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}
