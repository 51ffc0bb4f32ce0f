import { type Database, openDatabase } from './openDatabase'

const MIGRATIONS = [
  `create table table_rows (
     board_id text not null,
     store_id text not null,
     row_id text not null,
     row text not null,
     primary key (board_id, store_id, row_id)
   ) strict, without rowid;
   create table changes (
     board_id text not null,
     store_id text not null,
     seq integer not null,
     op text not null,
     row_id text not null,
     before text,
     after text,
     at integer not null,
     cause_id text,
     cause_trace text,
     primary key (board_id, store_id, seq)
   ) strict, without rowid;
   create index changes_of_rows on changes (board_id, store_id, row_id, seq);
   create table captures (
     board_id text not null,
     connection_id text not null,
     seq integer not null,
     primary key (board_id, connection_id)
   ) strict, without rowid;
   create table outbox (
     board_id text not null,
     connection_id text not null,
     store_id text not null,
     seq integer not null,
     type text not null,
     value text,
     primary key (board_id, connection_id, seq)
   ) strict, without rowid;
   create index outbox_of_changes on outbox (board_id, store_id, seq);
   create table places (
     board_id text not null,
     store_id text not null,
     service_id text not null,
     topic text not null,
     partition integer not null,
     next text not null,
     primary key (board_id, store_id, service_id, topic, partition)
   ) strict, without rowid;`,
  // What was written before has the key of its row.
  'alter table outbox add column key text;',
]

/** Apart from the boards: a drawn table is written a thousand times a second, and each edit of a board is flushed. */
export const openTablesDatabase = (folder: string): Database =>
  openDatabase(folder, { name: 'tables.db', synchronous: 'normal', migrations: MIGRATIONS })
