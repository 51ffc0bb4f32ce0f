import { expect, it } from 'vitest'
import { comings } from './comings'

const people = (...names: readonly string[]) => new Map(names.map((name) => [name, { name }]))

it.each([
  [people(), people('Quiet Otter'), 'Quiet Otter is here now.'],
  [people('Ann'), people('Ben', 'Cleo'), 'Ben and Cleo are here now. Ann is gone.'],
  [people('Ann', 'Ben', 'Cleo'), people(), '3 people are gone.'],
  [people('Ann'), people('Ann'), null],
])('who came and went is one sentence: %s, %s', (before, after, sentence) => {
  expect(comings(before, after)).toBe(sentence)
})
