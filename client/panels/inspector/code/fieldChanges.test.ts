import { expect, it } from 'vitest'
import { fieldChanges } from './fieldChanges'

const told = (before: unknown, after: unknown) =>
  fieldChanges(before, after).map(({ kind, name, text }) => `${kind} ${name} ${text}`)

it('tells of each field what became of it', () => {
  expect(told({ id: 1, n: [1], secret: 'x' }, { id: 1, n: [2], author: { name: 'Ada' } })).toEqual([
    'same id 1',
    'changed n [1] → [2]',
    'added author {"name":"Ada"}',
    'gone secret "x"',
  ])
})

it('tells values that are no objects in one line', () => {
  expect([told({ id: 1 }, 'text'), told([1], [1]), told({ id: 1 }, null)]).toEqual([
    ['changed  {"id":1} → "text"'],
    ['same  [1]'],
    ['changed  {"id":1} → null'],
  ])
})

it('sees every field as added where there was no object', () => {
  expect(told(null, { id: 1 })).toEqual(['added id 1'])
})
