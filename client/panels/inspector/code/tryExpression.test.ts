import { expect, it } from 'vitest'
import { RECORD_VARIABLES } from '../../../../shared/expression/compileExpression'
import type { Seen } from './readSamples'
import { type DrawnCode, NOTHING_DRAWN } from './sampleSource'
import { tryExpression } from './tryExpression'

const seen = (key: string, value: unknown, offset: number): Seen => ({
  key,
  value,
  topic: 'orders',
  partition: 0,
  offset,
  timestamp: offset,
  headers: {},
  tables: { users: { name: 'Ada' } },
})
const scopes = [seen('a', { n: 1, tags: ['x', 'y'] }, 0), seen('b', { n: 2, tags: [] }, 1), seen('a', { n: 3 }, 2)]
const variables = [...RECORD_VARIABLES, 'tables']
const results = (text: string, more: readonly string[] = [], drawn: Partial<DrawnCode> = {}) =>
  tryExpression(
    text,
    { wants: 'value', variables: [...variables, ...more] },
    { scopes, drawn: { ...NOTHING_DRAWN, ...drawn } },
  ).map(({ result }) => (result.ok ? result.value : result.problem.sentence))

it('is tried on each message, with what tables know', () => {
  expect(results('value.n > 1')).toEqual([false, true, true])
  expect(results('tables["users"].name + key')).toEqual(['Adaa', 'Adab', 'Adaa'])
})

it('says of each message why it cannot be computed there', () => {
  expect(results('value.tags.size()')).toEqual([2, 0, expect.stringContaining('tags')])
})

it('is nothing while it is empty, cannot be understood, or is not about messages', () => {
  expect([results(''), results('value.'), results('nobody')]).toEqual([[], [], []])
  expect(tryExpression('op == "c"', { wants: 'boolean', variables: ['op'] }, { scopes, drawn: NOTHING_DRAWN })).toEqual(
    [],
  )
})

it('is tried on each element of the list', () => {
  expect(results('item + key', ['item'], { each: 'value.tags' })).toEqual(['xa', 'ya'])
})

it('goes on from the state of the key', () => {
  expect(results('state == null ? value.n : state + value.n', ['state'])).toEqual([1, 2, 4])
  expect(results('state == null ? 1.0 : state + 1.0', ['state'])).toEqual([1, 1, 2])
  expect(results('state == null ? 1.0 : state + 1.0', ['state'], { stateKey: 'topic' })).toEqual([1, 2, 3])
})

it('has an id for each message and element', () => {
  const tried = tryExpression(
    'item',
    { wants: 'value', variables: [...variables, 'item'] },
    { scopes, drawn: { ...NOTHING_DRAWN, each: '[1, 1]' } },
  )
  expect(new Set(tried.map(({ id }) => id)).size).toBe(6)
})

it('is tried on the windows that the messages fill', () => {
  const told = (text: string, drawn: Partial<DrawnCode>) =>
    tryExpression(
      text,
      { wants: 'value', variables: ['by', 'count', 'sum', 'start'] },
      { scopes, drawn: { ...NOTHING_DRAWN, windowSeconds: 1, ...drawn } },
    ).map(({ result }) => result.ok && result.value)
  expect(told('{"by": by, "count": count, "sum": sum}', { of: 'value.n' })).toEqual([
    { by: 'a', count: 2, sum: 4 },
    { by: 'b', count: 1, sum: 2 },
  ])
  expect(told('[by, start]', { by: 'tables["users"].name' })).toEqual([['Ada', 0]])
})
