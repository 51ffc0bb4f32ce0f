import { join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { done, type Outcome, refused } from '../../shared/problem'
import { BoardsUnusable, boardsUnusable } from './boardsUnusable'
import { makeFolder } from './makeFolder'
import { storageProblem } from './storageProblem'

export type Database = DatabaseSyncInstance

export type DatabaseFile = {
  readonly name: string
  /** `full`: each commit is on the disk before it returns. `normal`: it survives the death of the process, the last ones not that of the machine. */
  readonly synchronous: 'full' | 'normal'
  /** One entry per version of the schema; what was once released is never changed, only followed by another entry. */
  readonly migrations: readonly string[]
}

/** How long a statement waits for another program's lock; the whole server waits with it. */
const LOCK_MS = 100

/** Opens or makes the file in this folder. Throws BoardsUnusable when the folder cannot be used or a newer Streamboard wrote it. */
export function openDatabase(folder: string, file: DatabaseFile): Database {
  try {
    makeFolder(folder)
    return openedIn(folder, file)
  } catch (error) {
    throw boardsUnusable(error, folder)
  }
}

function openedIn(folder: string, { name, synchronous, migrations }: DatabaseFile): Database {
  const database = new DatabaseSync(join(folder, name), { timeout: LOCK_MS, enableForeignKeyConstraints: true })
  try {
    database.exec(`pragma journal_mode = wal; pragma synchronous = ${synchronous}`)
    migrate(database, { folder, migrations })
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

type Migration = Pick<DatabaseFile, 'migrations'> & { readonly folder: string }

function migrate(database: Database, { folder, migrations }: Migration): void {
  database.exec('create table if not exists schema_version (version integer not null) strict')
  const version = Number(database.prepare('select max(version) as version from schema_version').get()?.version ?? 0)
  if (version > migrations.length) {
    throw new BoardsUnusable(
      `The boards in ${folder} were written by a newer Streamboard. Start that one, or use another folder.`,
    )
  }
  for (const [at, sql] of migrations.entries()) if (at >= version) upgrade(database, { sql, version: at + 1 })
}

function upgrade(database: Database, { sql, version }: { readonly sql: string; readonly version: number }): void {
  transact(database, () => {
    database.exec(sql)
    database.prepare('insert into schema_version values (?)').run(version)
  })
}

/** All of `work` or nothing of it. Trouble with the disk is a Problem; anything else throws. */
export function inTransaction<T>(database: Database, work: () => T): Outcome<T> {
  try {
    return done(transact(database, work))
  } catch (error) {
    return refused(storageProblem(error))
  }
}

function transact<T>(database: Database, work: () => T): T {
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
