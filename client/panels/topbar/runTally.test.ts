import { expect, it } from 'vitest'
import { runTally, tallySentence } from './runTally'

const runs = new Map([
  ['a', { state: 'running' }],
  ['b', { state: 'starting' }],
  ['c', { state: 'stopping' }],
  ['d', { state: 'crashed' }],
  ['e', { state: 'running', held: true }],
  ['gone from the drawing', { state: 'running' }],
] as const)

it('counts the drawn services by what they do', () => {
  expect(runTally(['a', 'b', 'c', 'd', 'e', 'never started'], runs)).toEqual({
    ...{ all: 6, up: 2, held: 1, coming: 1, going: 1 },
  })
})

it.each([
  [['a'], '1 of 1 service running'],
  [['a', 'b', 'c'], '1 of 3 services running, 1 starting, 1 stopping'],
  [['a', 'e'], '2 of 2 services running, 1 of them held back'],
  [['d'], '0 of 1 service running'],
])('%j is said as: %s', (ids, sentence) => {
  expect(tallySentence(runTally(ids, runs))).toBe(sentence)
})
