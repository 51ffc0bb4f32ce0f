import { describe, expect, test } from 'vitest'
import { LIMITS } from '../topology/limits'
import { compileLookup, createLookupTable, keepLast } from './lookupTable'
import type { RecordText } from './recordText'

const record = (key: string | null, value: string | null): RecordText => ({
  key,
  value,
  headers: [],
  topic: 't',
  partition: 0,
  offset: '0',
  timestamp: 0,
})

function found(lookup: string, received: RecordText) {
  const table = createLookupTable()
  keepLast(table, record('ada', '{"name":"Ada"}'))
  const compiled = compileLookup({ connectionId: 'c', lookup })
  return compiled.ok ? compiled.value(table, received) : compiled
}

describe('a table', () => {
  test('keeps the last value of each key, and null removes it', () => {
    const table = createLookupTable()
    for (const one of [
      record('a', '1'),
      record('b', '2'),
      record('a', '{"n":3}'),
      record('b', null),
      record('c', null),
    ])
      expect(keepLast(table, one)).toEqual({ ok: true, value: undefined })
    expect([...table.rows]).toEqual([['a', '{"n":3}']])
  })

  test('refuses what is no row, and more keys than it keeps', () => {
    const table = createLookupTable()
    expect(keepLast(table, record(null, '1'))).toMatchObject({ ok: false, problem: { code: 'noKey' } })
    const long = record('k'.repeat(LIMITS.keyLength + 1), '1')
    expect(keepLast(table, long)).toMatchObject({ ok: false, problem: { code: 'longKey' } })
    expect(keepLast(table, record('a', 'x'))).toMatchObject({ ok: false, problem: { code: 'notJson' } })
    for (let key = 0; key < LIMITS.storeEntries; key++) keepLast(table, record(`${key}`, `${key}`))
    expect(keepLast(table, record('one more', '1'))).toMatchObject({ ok: false, problem: { code: 'tableFull' } })
    expect(keepLast(table, record('7', '8'))).toMatchObject({ ok: true })
  })

  test('takes so many bytes at most, and has room again for what becomes shorter', () => {
    const table = createLookupTable()
    const long = JSON.stringify('x'.repeat(LIMITS.storeBytes / 2))
    const full = { ok: false, problem: { code: 'tableFull' } }
    expect(keepLast(table, record('a', long))).toMatchObject({ ok: true })
    expect(keepLast(table, record('b', long))).toMatchObject(full)
    expect(keepLast(table, record('a', '1'))).toMatchObject({ ok: true })
    expect(keepLast(table, record('b', long))).toMatchObject({ ok: true })
    expect(keepLast(table, record('a', long))).toMatchObject(full)
    expect(keepLast(table, record('b', null))).toMatchObject({ ok: true })
    expect(table.length).toBe(2)
  })

  test('is asked by the key of the record in hand, or by what is drawn', () => {
    expect(found('', record('ada', null))).toEqual({ ok: true, value: { name: 'Ada' } })
    expect(found('value.user', record('x', '{"user":"ada"}'))).toEqual({ ok: true, value: { name: 'Ada' } })
  })

  test('gives null where it holds nothing', () => {
    expect(found('', record('bob', null))).toEqual({ ok: true, value: null })
    expect(found('', record(null, null))).toEqual({ ok: true, value: null })
    expect(found('"__proto__"', record(null, null))).toEqual({ ok: true, value: null })
  })

  test('has a problem where nothing can be asked', () => {
    expect(found('value.user', record('x', '{}'))).toMatchObject({
      ok: false,
      problem: { elementId: 'c', field: 'lookup' },
    })
    expect(found('value..user', record('x', '{}'))).toMatchObject({ ok: false, problem: { at: 6 } })
  })
})
