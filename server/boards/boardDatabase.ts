import { type Database, openDatabase } from './openDatabase'

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
export const openBoardDatabase = (folder: string): Database =>
  openDatabase(folder, { name: 'boards.db', synchronous: 'full', migrations: MIGRATIONS })
