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
  // A board that was edited before there were versions gets its first one.
  `create table versions (
     version integer primary key autoincrement,
     board_id text not null references boards (id),
     at integer not null,
     cause text not null,
     name text,
     changes text not null,
     bytes blob not null
   ) strict;
   create index versions_of_boards on versions (board_id, version);
   alter table boards add column unversioned_since integer;
   update boards set unversioned_since = edited_at;`,
  'alter table boards add column document integer not null default 0;',
  `create table deleted_topics (
     board_id text not null references boards (id),
     topic text not null,
     at integer not null,
     records text not null,
     drawing text not null,
     primary key (board_id, topic, at)
   ) strict, without rowid;`,
]

/**
 * Opens or makes the store in this folder. Every commit is flushed to the disk before it returns (WAL, synchronous=FULL).
 * Throws BoardsUnusable when the folder cannot be used or a newer Streamboard wrote it.
 */
export const openBoardDatabase = (folder: string): Database =>
  openDatabase(folder, { name: 'boards.db', synchronous: 'full', migrations: MIGRATIONS })
