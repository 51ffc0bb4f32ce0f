import { expect, it } from 'vitest'
import { closedDoor } from './closedDoor'

const PROBLEM = { code: 'noBoard', sentence: 'There is no board "nope" here; it may have been deleted.' }
const OPENING = { step: 'fetching', size: null } as const

it('a board that was refused before it was there is no board', () => {
  expect(closedDoor({ opening: OPENING, problem: PROBLEM })).toBe(PROBLEM)
})

it('one that may still be opened, or that was there, is drawn on', () => {
  expect(closedDoor({ opening: OPENING, problem: null })).toBeNull()
  expect(closedDoor({ opening: OPENING, problem: { ...PROBLEM, retriable: true } })).toBeNull()
  expect(closedDoor({ opening: null, problem: PROBLEM })).toBeNull()
})
