import { describe, expect, it } from 'vitest'
import { changeEvent, compileEvent } from './changeEvent'

const change = { op: 'u', id: '7', before: '{"id":7,"n":1}', after: '{"id":7,"n":2}', seq: 4, at: 1_000 } as const

describe('a change event', () => {
  it('has the shape that Debezium gives them', () => {
    const { key, value } = changeEvent('customers', change)
    expect([JSON.parse(key), JSON.parse(value)]).toEqual([
      { id: 7 },
      {
        op: 'u',
        ts_ms: 1_000,
        source: { table: 'customers', lsn: 4 },
        before: { id: 7, n: 1 },
        after: { id: 7, n: 2 },
      },
    ])
  })

  it('has the key of the row that is gone, and of a row without an id the one that the store draws', () => {
    expect(changeEvent('customers', { ...change, op: 'd', after: null }).key).toBe('{"id":7}')
    expect(changeEvent('customers', { ...change, before: null, after: '{"n":2}' }).key).toBe('{"id":"7"}')
  })
})

describe('the event of a write', () => {
  const event = (map: string, more: Partial<typeof change> | object = {}, mapKey = '') => {
    const compiled = compileEvent({ connectionId: 'c', map, mapKey })
    return compiled.ok ? compiled.value({ ...change, ...more }) : compiled
  }

  it('is the row, or what is drawn', () => {
    expect(event('')).toEqual({ ok: true, value: { key: '7', value: '{"id":7,"n":2}' } })
    expect(event('{"grew": after.n - before.n, "op": op}')).toMatchObject({ value: { value: '{"grew":1,"op":"u"}' } })
  })

  it('is a tombstone for a row that is gone', () => {
    expect(event('', { op: 'd', after: null })).toMatchObject({ value: { value: null } })
    expect(event('after', { op: 'd', after: null })).toMatchObject({ value: { value: null } })
  })

  it('has the key of its row, or the one that is drawn', () => {
    expect(event('', {}, '"n " + string(after.n)')).toMatchObject({ value: { key: 'n 2' } })
    expect(event('', {}, 'null')).toMatchObject({ value: { key: '7' } })
    expect(event('', {}, 'after.m')).toMatchObject({ ok: false, problem: { elementId: 'c', field: 'mapKey' } })
  })

  it('cannot be made of what is not there', () => {
    expect(event('before.n', { op: 'c', before: null })).toMatchObject({
      ok: false,
      problem: { elementId: 'c', field: 'map' },
    })
  })
})
