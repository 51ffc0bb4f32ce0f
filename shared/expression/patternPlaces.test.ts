import { expect, test } from 'vitest'
import { patternPlaces } from './patternPlaces'

test.each([
  ['abc', 3],
  ['a{3}', 3],
  ['a{2,5}b', 6],
  ['a{7,}', 7],
  ['a{0}', 1],
  ['(ab){3}c', 10],
  ['((a{10}){10}){10}', 1_110],
  ['(ab|cd{4}){2}', 18],
  ['[a-z\\]{2}]{3}', 3],
  ['[^]a]{4}', 4],
  ['\\d{4}-\\d{2}', 7],
  ['\\p{Greek}{3}\\x{1F600}{2}', 5],
  ['\\{3}', 3],
  ['a{b}', 4],
  ['(((a', 1],
  ['a)))b', 5],
  ['(()()){10}', 30],
  ['(((a))){10}', 40],
])('%s has %i', (source, places) => {
  expect(patternPlaces(source)).toBe(places)
})

test('what is quoted has no counts, and as many places as it is long', () => {
  const quoted = '\\Qa{9}\\E'
  expect(patternPlaces(quoted)).toBe(1 + quoted.length)
  expect(patternPlaces(`(${quoted}){10}`)).toBe(10 * (2 + quoted.length))
})
