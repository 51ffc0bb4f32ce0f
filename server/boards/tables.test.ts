import { beforeEach, describe, expect, it } from 'vitest'
import { LIMITS } from '../../shared/topology/limits'
import type { LogPlace, RowWrite, Tables } from '../tables/port'
import { tablesForTests } from '../tables/tablesForTests'
import { code, value } from './boardsForTests'
import { openTablesDatabase } from './tablesDatabase'

const TABLE = { boardId: 'b', storeId: 'customers' }
const CAPTURE = { boardId: 'b', connectionId: 'outbox' }
const AT = 1_700_000_000_000

let tables: Tables
let folder: string
let reopen: () => Tables
beforeEach(() => {
  ;({ tables, folder, reopen } = tablesForTests())
})

const put = (id: string, row: string | null, more: Partial<RowWrite> = {}) =>
  value(tables.write(TABLE, { id, row, at: AT, ...more }))
const changes = (after = 0) => tables.changesAfter(TABLE, after, 100)
/** As if so many rows had been written long ago. */
function fill(count: number): void {
  const database = openTablesDatabase(folder)
  const numbers = 'with recursive n(id) as (select 0 union all select id + 1 from n where id + 1 < ?)'
  database.prepare(`insert into table_rows ${numbers} select 'b', 'customers', id, '{}' from n`).run(count)
  database.close()
}
function fillBytes(id: string, count: number): void {
  const database = openTablesDatabase(folder)
  database.prepare("insert into table_rows values ('b', 'customers', ?, printf('%.*c', ?, 'x'))").run(id, count)
  database.close()
}
const event = { connectionId: 'outbox', type: 'written', key: 'k', value: '{}' }

describe('a row', () => {
  it('is created, updated and deleted, and each change says what was before and after', () => {
    put('7', '{"id":7}')
    put('7', '{"id":7,"name":"Ann"}')
    put('7', null)
    expect(changes()).toEqual([
      { seq: 1, op: 'c', id: '7', before: null, after: '{"id":7}', at: AT },
      { seq: 2, op: 'u', id: '7', before: '{"id":7}', after: '{"id":7,"name":"Ann"}', at: AT },
      { seq: 3, op: 'd', id: '7', before: '{"id":7,"name":"Ann"}', after: null, at: AT },
    ])
    expect([...tables.rows(TABLE, 10)]).toEqual([])
  })

  it('that is not there cannot be deleted, and no change says so', () => {
    expect(put('7', null)).toBeNull()
    expect(changes()).toEqual([])
  })

  it('is written once from one place in the log, also after a restart', () => {
    const place: LogPlace = { serviceId: 's', topic: 'orders', partition: 0, offset: 4n }
    put('7', '{"id":7}', { place })
    expect(put('7', '{"id":7}', { place })).toBeNull()
    tables = reopen()
    expect(put('7', '{"id":7}', { place: { ...place, offset: 3n } })).toBeNull()
    expect(put('7', '{"id":7}', { place: { ...place, offset: 5n } })?.op).toBe('u')
    expect(put('7', '{"id":7}', { place: { ...place, partition: 1 } })?.op).toBe('u')
    expect([...tables.places(TABLE, { serviceId: 's', topic: 'orders' })]).toEqual([
      [0, 6n],
      [1, 5n],
    ])
    value(tables.forgetPlaces(TABLE, 'orders'))
    expect(put('7', '{"id":7}', { place })?.op).toBe('u')
  })

  it('stays where it was when its event cannot be made', () => {
    put('7', '{"id":7}')
    const refuse = () => {
      throw new Error('no event')
    }
    expect(() => tables.write(TABLE, { id: '7', row: '{"id":7,"name":"Ann"}', at: AT }, refuse)).toThrow('no event')
    expect([...tables.rows(TABLE, 10)]).toEqual([['7', '{"id":7}']])
    expect([tables.size(TABLE), tables.lastChange(TABLE)]).toEqual([1, 1])
  })
})

describe('a table', () => {
  it(`has at most ${LIMITS.storeEntries} rows, whose change is still possible`, () => {
    fill(LIMITS.storeEntries)
    expect(code(tables.write(TABLE, { id: 'one more', row: '{}', at: AT }))).toBe('tableFull')
    expect(put('0', '{"a":1}')?.op).toBe('u')
    put('0', null)
    expect(put('one more', '{}')?.op).toBe('c')
  })

  it('has rows of so many bytes at most, and room again when one is deleted or becomes smaller', () => {
    fillBytes('large', LIMITS.storeBytes - 1_000)
    const row = JSON.stringify('x'.repeat(900))
    expect(put('1', row)?.op).toBe('c')
    expect(code(tables.write(TABLE, { id: '2', row, at: AT }))).toBe('tableFull')
    expect(put('1', row)?.op).toBe('u')
    put('1', '{}')
    expect(put('2', row)?.op).toBe('c')
    expect(code(tables.write(TABLE, { id: '1', row, at: AT }))).toBe('tableFull')
    put('2', null)
    expect(put('1', row)?.op).toBe('u')
  })

  it('has the hash of its rows, whatever was written in between and also after a restart', () => {
    const empty = tables.hash(TABLE)
    put('1', '{"n":1}')
    const one = tables.hash(TABLE)
    put('1', '{"n":2}')
    put('2', '{}')
    expect(new Set([empty, one, tables.hash(TABLE)]).size).toBe(3)
    put('2', null)
    put('1', '{"n":1}')
    expect(tables.hash(TABLE)).toBe(one)
    expect(tables.hash({ ...TABLE, storeId: 'other' })).toBe(empty)
    tables = reopen()
    expect(tables.hash(TABLE)).toBe(one)
  })

  it('forgets changes that nobody needs, but of each row the newest', () => {
    put('1', '{"n":1}')
    put('1', '{"n":2}')
    put('2', '{"n":3}')
    put('3', '{"n":4}')
    put('3', null)
    put('2', '{"n":5}')
    value(tables.trim(TABLE, 6))
    expect(changes().map(({ seq }) => seq)).toEqual([2, 6])
  })

  it('never numbers two changes alike, whatever it has forgotten', () => {
    put('1', '{}')
    put('1', null)
    value(tables.trim(TABLE, 2))
    expect(put('1', '{}')?.seq).toBe(3)
  })

  it('keeps a change that an outbox waits for', () => {
    value(tables.write(TABLE, { id: '1', row: '{}', at: AT }, () => [event]))
    put('1', null)
    put('2', '{}')
    value(tables.trim(TABLE, 3))
    expect(changes().map(({ seq }) => seq)).toEqual([1, 3])
  })

  it('goes with its board', () => {
    value(tables.write(TABLE, { id: '1', row: '{}', at: AT }, () => [event]))
    value(tables.write({ ...TABLE, boardId: 'other' }, { id: '1', row: '{}', at: AT }))
    tables.forgetBoard('b')
    tables = reopen()
    expect([tables.size(TABLE), tables.lastChange(TABLE), tables.outboxSize(CAPTURE)]).toEqual([0, 0, 0])
    expect(tables.size({ ...TABLE, boardId: 'other' })).toBe(1)
  })
})

describe('an outbox', () => {
  it('has the event of each write until it is sent', () => {
    const cause = { eventId: 'e', traceparent: 't' }
    value(tables.write(TABLE, { id: '1', row: '{"n":1}', at: AT, cause }, () => [event]))
    value(tables.write(TABLE, { id: '1', row: null, at: AT }, () => [{ ...event, value: null }]))
    expect(tables.outbox(CAPTURE, 100)).toMatchObject([
      { seq: 1, op: 'c', id: '1', type: 'written', key: 'k', value: '{}', cause },
      { seq: 2, op: 'd', id: '1', before: '{"n":1}', value: null },
    ])
    value(tables.setSent(CAPTURE, 1))
    expect(tables.outbox(CAPTURE, 100).map(({ seq }) => seq)).toEqual([2])
    expect(tables.outboxSize(CAPTURE)).toBe(1)
  })
})
