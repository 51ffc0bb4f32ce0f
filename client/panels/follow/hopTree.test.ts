import { describe, expect, it } from 'vitest'
import type { Hop } from '../../../shared/protocol/run'
import { hopTree } from './hopTree'

const hop = (eventId: string, at: number, causedBy?: string): Hop => ({
  topic: 't',
  partition: 0,
  offset: String(at),
  timestamp: String(1000 + at),
  eventId,
  ...(causedBy !== undefined && { causedBy }),
  groups: [],
})
const drawn = (hops: readonly Hop[]) =>
  hopTree(hops).map(({ hop: { eventId }, depth, sinceFirstMs }) => `${'-'.repeat(depth)}${eventId} +${sinceFirstMs}`)

describe('the way of an event', () => {
  it('puts every hop below its cause, in the order of time', () => {
    const hops = [hop('c', 9, 'b'), hop('a', 0), hop('b2', 7, 'a'), hop('b', 5, 'a'), hop('d', 8, 'b2')]
    expect(drawn(hops)).toEqual(['a +0', '-b +5', '--c +9', '-b2 +7', '--d +8'])
  })

  it('lets a hop whose cause was not found begin anew', () => {
    expect(drawn([hop('a', 0), hop('x', 4, 'lost'), hop('y', 6, 'x')])).toEqual(['a +0', 'x +4', '-y +6'])
  })

  it('shows a record that came twice twice, and what it caused once', () => {
    expect(drawn([hop('a', 0), hop('a', 3), hop('b', 5, 'a')])).toEqual(['a +0', '-b +5', 'a +3'])
  })

  it('ends where records claim to have caused each other', () => {
    expect(drawn([hop('a', 0, 'b'), hop('b', 1, 'a')])).toEqual(['a +0', '-b +1'])
    expect(drawn([hop('a', 0, 'a')])).toEqual(['a +0'])
  })
})
