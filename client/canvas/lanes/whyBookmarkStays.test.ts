import { expect, it } from 'vitest'
import type { GroupLag } from '../../../shared/protocol/live'
import { whyBookmarkStays } from './whyBookmarkStays'

const member = (clientId: string) => ({ memberId: clientId, clientId, host: '/10.0.0.1', partitions: [] })
const lag = (state: GroupLag['state'], ...members: string[]): GroupLag => ({
  ...{ group: 'x.mail', topic: 'x.t', state, partitions: [] },
  members: members.map(member),
})

it('is free to move while the group of the board has no members', () => {
  expect(whyBookmarkStays(lag('empty'), 'mail', true)).toBe(null)
  expect(whyBookmarkStays(lag('dead'), 'mail', true)).toBe(null)
  expect(whyBookmarkStays(lag('unknown'), 'mail', true)).toBe(null)
})

it('names the members that it has, and says when there are some without a name yet', () => {
  expect(whyBookmarkStays(lag('stable', 'b', 'a'), 'mail', true)).toBe(
    'mail has members: a on /10.0.0.1, b on /10.0.0.1. Stop them first: a bookmark moves only while nobody reads with it.',
  )
  expect(whyBookmarkStays(lag('rebalancing'), 'mail', true)).toContain('mail has members: one just came.')
})

it('never moves for the new protocol, nor for groups that are not on the board', () => {
  expect(whyBookmarkStays(lag('newProtocol'), 'mail', true)).toContain('new protocol')
  expect(whyBookmarkStays(lag('empty'), 'audit', false)).toContain('audit is not on this board')
})
