import { expect, it } from 'vitest'
import { failureOf } from './failureOf'

it.each([
  [new TypeError('length of undefined'), 'length of undefined'],
  ['gone', 'gone'],
])('says which part failed, why, and that nothing is lost', (error, place) => {
  const problem = failureOf('Timeline', error)
  expect(problem.sentence).toContain('Timeline cannot be shown')
  expect(problem.place).toBe(place)
  expect(problem.next).toContain('reload the page')
})
