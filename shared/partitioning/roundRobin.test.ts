import { describe, expect, test } from 'vitest'
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

  test('deals the same whoever leads', () => {
    const members = ['b', 'a', 'c'].map((memberId) => ({ memberId, topics: ['t'] }))
    const partitions = new Map([['t', [2, 0, 3, 1]]])
    expect(roundRobin(members.toReversed(), partitions)).toEqual(roundRobin(members, partitions))
    expect(roundRobin(members, partitions).get('a')?.get('t')).toEqual([0, 3])
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
