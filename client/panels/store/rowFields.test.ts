import { describe, expect, it } from 'vitest'
import { columnsOf, fieldText, withField } from './rowFields'

const entry = (key: string, row: unknown) => ({ key, value: JSON.stringify(row) })

describe('the columns of rows', () => {
  it('are their fields, without the id that is the key', () => {
    expect(columnsOf([entry('7', { id: 7, name: 'Ann' }), entry('8', { id: 8, vip: true })])).toEqual(['name', 'vip'])
    expect(columnsOf([entry('ann@x', { id: 7, email: 'ann@x' })])).toEqual(['id', 'email'])
    expect(columnsOf([])).toEqual([])
  })

  it('are no more than have room', () => {
    expect(columnsOf([entry('1', { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 })])).toHaveLength(6)
  })
})

describe('a field', () => {
  it.each([
    ['Ann', 'Ann'],
    [7.5, '7.5'],
    [null, 'null'],
    [{ city: 'Ulm' }, '{"city":"Ulm"}'],
    [undefined, ''],
  ])('%o is shown as %s', (field, text) => {
    expect(fieldText({ a: field }, 'a')).toBe(text)
  })

  it.each([
    ['a text stays one', 'Ann', '7', '7'],
    ['also an empty one', 'Ann', '', ''],
    ['a number becomes another one', 7, '8', 8],
    ['or a text', 7, 'eight', 'eight'],
    ['JSON is read', 7, '{"city":"Ulm"}', { city: 'Ulm' }],
    ['what was not there is', undefined, 'true', true],
  ])('%s', (_what, before, typed, after) => {
    expect(withField({ id: 1, a: before }, 'a', typed)).toEqual({ id: 1, a: after })
  })

  it('goes when nothing is left of it', () => {
    expect(withField({ id: 1, a: 7 }, 'a', ' ')).toEqual({ id: 1 })
  })
})
