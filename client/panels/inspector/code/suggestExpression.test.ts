import { expect, it } from 'vitest'
import { COMPREHENSIONS } from '../../../../shared/expression/compileComprehension'
import { RECORD_VARIABLES } from '../../../../shared/expression/compileExpression'
import { FUNCTIONS, METHODS } from '../../../../shared/expression/operations'
import { FUNCTION_WORDS, METHOD_WORDS, VARIABLE_WORDS } from './expressionWords'
import { suggestExpression } from './suggestExpression'

const seen = [
  { key: 'a', value: { id: 1, author: { name: 'Ada' }, 'odd name': 1 }, tables: { users: { email: 'a@b' } } },
  { key: 'b', value: { id: 2, tags: ['x'] }, tables: { users: null } },
]
const suggest = suggestExpression(['key', 'value', 'tables'], () => seen)
const labels = (before: string, asked = false) => suggest(before, asked)?.suggestions.map(({ label }) => label)

it('are variables and functions at the beginning of a term', () => {
  expect(labels('val')).toEqual(['key', 'value', 'tables', 'has()', 'size()', 'string()', 'int()', 'double()'])
  expect(suggest('key == "a" && val', false)?.from).toBe(14)
  expect([labels(''), labels('1 + ')]).toEqual([undefined, undefined])
  expect(labels('', true)).toContain('value')
})

it('are behind a dot the fields that any of the messages has, with what is in the newest', () => {
  expect(labels('value.')).toEqual(['id', 'author', 'tags', 'size()'])
  expect(suggest('value.i', false)).toMatchObject({ from: 6, suggestions: [{ label: 'id', detail: '2' }, {}, {}, {}] })
  expect(labels('value.author.')).toEqual(['name', 'size()'])
  expect(labels('tables["users"].')).toEqual(['email', 'size()'])
})

it('are behind a value what can be asked of its kind', () => {
  expect(labels('value.author.name.')).toEqual(['contains()', 'startsWith()', 'endsWith()', 'matches()', 'size()'])
  expect(labels('value.tags.')).toContain('exists_one()')
  expect(labels('value.nothing.')).toEqual([])
})

it('are between brackets and quotes all names, in other texts none', () => {
  expect(labels('tables["')).toEqual(['users'])
  expect(labels('value["odd')).toContain('odd name')
  expect(labels('key == "val')).toBeUndefined()
})

it('know every function that there is, and every variable of a record', () => {
  const names = (words: readonly { readonly label: string }[]) => words.map(({ label }) => label.slice(0, -2)).sort()
  const methods = new Set(Object.values(METHOD_WORDS).flatMap((words) => names(words)))
  expect(names(FUNCTION_WORDS)).toEqual(['has', ...Object.keys(FUNCTIONS)].sort())
  expect([...methods].sort()).toEqual([...new Set([...Object.keys(METHODS), 'matches', ...COMPREHENSIONS])].sort())
  expect(RECORD_VARIABLES.filter((name) => !VARIABLE_WORDS.has(name))).toEqual([])
})
