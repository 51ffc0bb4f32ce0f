import { expect, it } from 'vitest'
import { VERSION_REQUESTS } from './versionRequests'

const named = (name: string) => VERSION_REQUESTS['version:name'].safeParse({ boardId: 'shop', name })

it.each([
  ['  Before the demo ', 'Before the demo'],
  ['\u202Eomed\u202C\n2', 'omed 2'],
])('the name %j of a version becomes %j', (typed, shown) => {
  expect(named(typed).data?.name).toBe(shown)
})

it.each([['  '], ['\u3164\u034F'], ['\u0301'], ['x'.repeat(101)]])('no version gets the name %j', (typed) => {
  expect(named(typed).success).toBe(false)
})
