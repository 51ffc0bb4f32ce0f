import { expect, it } from 'vitest'
import { freeName } from './freeName'

it.each([
  ['is as it is where nothing is called so', [], 'Untitled board'],
  ['is counted from two', ['Untitled board'], 'Untitled board 2'],
  [
    'fills a gap, and looks at whole names alone',
    ['Untitled board', 'Untitled board 3', 'Untitled board 22'],
    'Untitled board 2',
  ],
  ['goes on after the last', ['Untitled board', 'Untitled board 2'], 'Untitled board 3'],
])('a name that %s', (_, taken, name) => {
  expect(freeName('Untitled board', new Set(taken))).toBe(name)
})
