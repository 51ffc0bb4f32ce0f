import { describe, expect, test } from 'vitest'
import { readAssignment, readSubscription, writeAssignment, writeSubscription } from './memberProtocol'
import { roundRobin } from './roundRobin'

const lanes = (count: number) => Array.from({ length: count }, (_, partition) => partition)
const dealt = (members: Record<string, readonly string[]>, topics: Record<string, number>) => {
  const applicants = Object.entries(members).map(([memberId, subscribed]) => ({ memberId, topics: subscribed }))
  const partitions = new Map(Object.entries(topics).map(([topic, count]) => [topic, lanes(count)]))
  const result = roundRobin(applicants, partitions)
  return Object.fromEntries([...result].map(([memberId, own]) => [memberId, Object.fromEntries(own)]))
}

describe('round robin', () => {
  test('deals all partitions of all topics in turn, members by id', () => {
    expect(dealt({ b: ['t0', 't1'], a: ['t0', 't1'] }, { t0: 3, t1: 3 })).toEqual({
      a: { t0: [0, 2], t1: [1] },
      b: { t0: [1], t1: [0, 2] },
    })
  })

  test('gives nobody a topic that he does not subscribe to', () => {
    expect(dealt({ a: ['t0'], b: ['t0', 't1'], c: ['t0', 't1', 't2'] }, { t0: 1, t1: 2, t2: 3 })).toEqual({
      a: { t0: [0] },
      b: { t1: [0] },
      c: { t1: [1], t2: [0, 1, 2] },
    })
  })

  test('leaves members over when there are too few partitions, and topics that do not exist', () => {
    expect(dealt({ a: ['t', 'gone'], b: ['t'] }, { t: 1 })).toEqual({ a: { t: [0] }, b: {} })
  })

  test('deals out topics whose names mean something to JavaScript', () => {
    const result = roundRobin(
      [{ memberId: 'a', topics: ['__proto__', 'constructor'] }],
      new Map([
        ['__proto__', [0]],
        ['constructor', [0]],
      ]),
    )
    expect(result.get('a')).toEqual(
      new Map([
        ['__proto__', [0]],
        ['constructor', [0]],
      ]),
    )
  })
})

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
