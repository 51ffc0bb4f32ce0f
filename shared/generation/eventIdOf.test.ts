import { expect, test } from 'vitest'
import { eventIdOf } from './eventIdOf'

const idIn = (...headers: (readonly [string, string | null])[]) => eventIdOf({ headers })

test('an event is known by ce_id, and by x-event-id where that is missing', () => {
  expect(idIn(['x-event-id', 'theirs'], ['ce_id', 'ours'])).toBe('ours')
  expect(idIn(['mine', 'x'], ['x-event-id', 'theirs'])).toBe('theirs')
  expect(idIn(['mine', 'x'])).toBeUndefined()
})

test('an empty id is none, and of several the first counts', () => {
  expect(idIn(['ce_id', ''], ['ce_id', null], ['x-event-id', 'theirs'])).toBe('theirs')
  expect(idIn(['ce_id', ''], ['ce_id', 'first'], ['ce_id', 'second'])).toBe('first')
  expect(idIn(['ce_id', ''], ['x-event-id', ''])).toBeUndefined()
})
