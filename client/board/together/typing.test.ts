import { expect, it } from 'vitest'
import type { Other } from './port'
import { typingWords } from './typing'

const writing = (names: readonly string[]) => {
  const person = (name: string): Other => ({
    id: name,
    name,
    color: 0,
    idle: false,
    selection: [],
    field: 's name',
    tab: null,
  })
  return { people: new Map(names.map((name) => [name, person(name)])) }
}

it.each([
  [[], null],
  [['Quiet Otter'], 'Quiet Otter is typing here.'],
  [['Ann', 'Ben'], 'Ann and Ben are typing here.'],
  [['Ann', 'Ben', 'Cleo'], '3 others are typing here.'],
])('%j in one field', (names, words) => {
  expect(typingWords(writing(names), 's name')).toBe(words)
  expect(typingWords(writing(names), 's group')).toBe(null)
})
