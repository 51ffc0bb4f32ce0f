import { type BoardVersion, VERSION_CAUSES } from '../../shared/protocol/versionRequests'
import type { Database } from './openDatabase'

export type VersionRows = ReturnType<typeof versionRows>
type NewVersion = Omit<BoardVersion, 'version'> & { readonly boardId: string; readonly bytes: Uint8Array }
export type VersionSize = Pick<BoardVersion, 'version' | 'at' | 'name'> & { readonly bytes: number }

/** Every SQL statement over the versions of boards; values go in as parameters only. Each throws what SQLite throws. */
export function versionRows(database: Database) {
  const sql = {
    page: database.prepare(
      'select version, at, cause, name, changes from versions where board_id = ? and version < ? order by version desc limit ?',
    ),
    newest: database.prepare(
      'select version, name, bytes from versions where board_id = ? order by version desc limit 1',
    ),
    bytes: database.prepare('select bytes from versions where board_id = ? and version = ?'),
    sizes: database.prepare(
      'select version, at, name, length(bytes) as bytes from versions where board_id = ? order by version desc',
    ),
    add: database.prepare(
      `insert into versions (board_id, at, cause, name, changes, bytes)
       values (:boardId, :at, :cause, :name, :changes, :bytes)`,
    ),
    rename: database.prepare('update versions set name = ? where version = ?'),
    retell: database.prepare('update versions set changes = ? where version = ?'),
    delete: database.prepare('delete from versions where version = ?'),
    versioned: database.prepare('update boards set unversioned_since = null where id = ?'),
    unversioned: database.prepare(
      `select id from boards
       where deleted_at is null and (unversioned_since <= :since or (unversioned_since not null and edited_at <= :edited))
       order by edited_at limit :most`,
    ),
  }
  return {
    /** Newest first. */
    page: (boardId: string, before: number, most: number): BoardVersion[] =>
      sql.page.all(boardId, before, most).map(versionOf),
    newest: (boardId: string): { version: number; name: string | null; bytes: Uint8Array } | undefined =>
      sql.newest.get(boardId),
    bytes: (boardId: string, version: number): Uint8Array | undefined => sql.bytes.get(boardId, version)?.bytes,
    /** Newest first. */
    sizes: (boardId: string): VersionSize[] => sql.sizes.all(boardId),
    add: (version: NewVersion) => void sql.add.run(version),
    rename: (version: number, name: string) => void sql.rename.run(name, version),
    retell: (version: number, changes: string) => void sql.retell.run(changes, version),
    delete: (version: number) => void sql.delete.run(version),
    /** What is drawn now is in a version. */
    setVersioned: (boardId: string) => void sql.versioned.run(boardId),
    /** Boards whose edits are in no version although they were made before `since`, or although the last was before `edited`. */
    unversioned: (times: { readonly since: number; readonly edited: number; readonly most: number }): string[] =>
      sql.unversioned.all(times).map(({ id }: { id: string }) => id),
  }
}

type Row = Omit<BoardVersion, 'cause'> & { readonly cause: string }

/** A cause that is not known here was written by a newer Streamboard of the same schema. */
const versionOf = ({ version, at, cause, name, changes }: Row): BoardVersion => ({
  version,
  at,
  cause: VERSION_CAUSES.find((known) => known === cause) ?? 'paused',
  name,
  changes,
})
