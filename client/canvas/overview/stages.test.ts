import { expect, it } from 'vitest'
import { type Advance, advance, hiddenIn, isAtRest, type Stages } from './stages'

const NEAR = new Set(['a', 'b', 'c'])
const frame = (stages: Stages, now: Partial<Advance>) =>
  advance(stages, { wanted: NEAR, coming: 10, version: 1, painted: 0, ...now })

it('give React Flow so many nodes a frame, the first of those that are wanted first', () => {
  const stages: Stages = new Map()
  expect(frame(stages, { coming: 2 }).given).toBe(true)
  expect([...stages.keys()]).toEqual(['a', 'b'])
  frame(stages, { coming: 2 })
  expect([...stages.keys()]).toEqual(['a', 'b', 'c'])
})

it('leave a node painted until it has been on the page', () => {
  const stages: Stages = new Map()
  frame(stages, {})
  expect(hiddenIn(stages)).toEqual(new Set())
  frame(stages, {})
  expect(hiddenIn(stages)).toEqual(new Set())
  expect(frame(stages, {}).hidden).toBe(true)
  expect(hiddenIn(stages)).toEqual(NEAR)
  expect(isAtRest(stages, NEAR)).toBe(true)
})

it('take a node from React Flow only when it is painted again', () => {
  const stages: Stages = new Map(['a', 'b', 'c'].map((id) => [id, { kind: 'settled' }]))
  const far = new Set<string>()
  expect(frame(stages, { wanted: far, version: 7 })).toEqual({ given: false, hidden: true })
  expect(frame(stages, { wanted: far, version: 8, painted: 6 }).given).toBe(false)
  expect(stages.size).toBe(3)
  expect(frame(stages, { wanted: far, version: 8, painted: 7 }).given).toBe(true)
  expect(isAtRest(stages, far)).toBe(true)
})

it('keep one that is wanted again on its way out', () => {
  const stages: Stages = new Map([['a', { kind: 'settled' }]])
  frame(stages, { wanted: new Set(), version: 7 })
  frame(stages, { wanted: new Set(['a']), version: 8, painted: 7 })
  expect(hiddenIn(stages)).toEqual(new Set(['a']))
})
