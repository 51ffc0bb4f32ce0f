import { describe, expect, it } from 'vitest'
import { compileRow, compileRowReader, type DrawnRow } from './tableRow'

const DRAWN: DrawnRow = { storeId: 's', connectionId: 'k', key: '', row: '', where: '' }
const DRAWS = { random: () => 0, now: 1_700_000_000_000, count: 3 }

function writer(drawn: Partial<DrawnRow> = {}) {
  const compiled = compileRow({ ...DRAWN, ...drawn })
  if (!compiled.ok) throw new Error(compiled.problem.sentence)
  return compiled.value
}
const record = (value: string | null, key: string | null = null) => ({
  ...{ topic: 'orders', partition: 0, offset: '0', timestamp: 0, headers: [] },
  key,
  value,
})
const row = (value: string | null, { key = null as string | null, drawn = {} as Partial<DrawnRow> } = {}) => {
  const outcome = writer(drawn).forRecord(record(value, key), DRAWS)
  return outcome.ok ? outcome.value : outcome.problem.code
}

describe('the row of a record', () => {
  it('is the value received, with fields in one order', () => {
    expect(row('{"name":"Ann","id":7}')).toEqual({ id: '7', row: '{"id":7,"name":"Ann"}' })
  })

  it('is drawn out of it', () => {
    const drawn = { row: '{"id":"{{input.key}}","total":{{input.value.total}}}' }
    expect(row('{"total":5}', { key: 'ann', drawn })).toEqual({ id: 'ann', row: '{"id":"ann","total":5}' })
  })

  it('has the id that the store draws', () => {
    expect(row('{"email":"a@x"}', { drawn: { key: 'value.email' } })).toEqual({ id: 'a@x', row: '{"email":"a@x"}' })
  })

  it('is none where the filter holds it back', () => {
    const drawn = { where: 'value.id > 5.0' }
    expect(row('{"id":7}', { drawn })).toMatchObject({ id: '7' })
    expect(row('{"id":5}', { drawn })).toBeUndefined()
  })

  it.each([
    ['7', '7'],
    ['{"id":7}', '7'],
  ])('is deleted by a tombstone with the key %s', (key, id) => {
    expect(row(null, { key })).toEqual({ id, row: null })
  })

  it.each([
    [null, 'noId'],
    ['[7]', 'noRow'],
    ['nonsense', 'noRow'],
    ['{"name":"Ann"}', 'noId'],
    ['{"id":{"a":1}}', 'noId'],
  ])('cannot be made of %s', (value, code) => {
    expect(row(value)).toBe(code)
  })

  it('cannot have an id that is too long to be kept', () => {
    expect(row(`{"id":"${'x'.repeat(16_001)}"}`)).toBe('longKey')
  })
})

describe('a row on a clock', () => {
  it('counts', () => {
    expect(writer({ row: '{"id":"c{{seq}}"}' }).onClock(DRAWS)).toEqual({
      ok: true,
      value: { id: 'c3', row: '{"id":"c3"}' },
    })
  })

  it('is a plain one where nothing is drawn', () => {
    const row = '{"changedAt":"2023-11-14T22:13:20.000Z","id":"1"}'
    expect(writer().onClock(DRAWS)).toEqual({ ok: true, value: { id: '1', row } })
  })
})

it('what cannot be compiled is told with its field', () => {
  expect(compileRow({ ...DRAWN, row: '{{nonsense}}' })).toMatchObject({
    ok: false,
    problem: { elementId: 'k', field: 'row' },
  })
  expect(compileRowReader({ storeId: 's', key: 'value.' })).toMatchObject({
    ok: false,
    problem: { elementId: 's', field: 'key' },
  })
})
