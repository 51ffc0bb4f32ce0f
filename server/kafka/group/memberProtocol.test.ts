import { describe, expect, test } from 'vitest'
import { readAssignment, readSubscription, writeAssignment, writeSubscription } from './memberProtocol'

describe('what members tell each other', () => {
  test('comes back as it was, in version 0', () => {
    const assignment = new Map([
      ['orders', [0, 2]],
      ['__proto__', [1]],
    ])
    expect(readAssignment(writeAssignment(assignment))).toEqual(assignment)
    expect(readSubscription(writeSubscription(['a', 'b']))).toEqual(['a', 'b'])
    expect(writeSubscription(['a']).readInt16BE(0)).toBe(0)
    expect(readAssignment(Buffer.alloc(0))).toEqual(new Map())
  })

  test('may hold more than is read, as newer versions do', () => {
    const newer = Buffer.concat([writeSubscription(['a']), Buffer.from([0, 0, 0, 0, 0, 0, 0, 1])])
    newer.writeInt16BE(3, 0)
    expect(readSubscription(newer)).toEqual(['a'])
  })
})
