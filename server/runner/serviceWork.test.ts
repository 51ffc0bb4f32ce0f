import { describe, expect, test } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import { serviceWork } from './serviceWork'

const FEED = `streamboard: 1
name: Feed
services:
  - { id: s1, name: "Feed Fan-out!", language: typescript }
topics:
  - { id: t1, name: posts, partitions: 1, replication: 1, example: '{"id":1}' }
  - { id: t2, name: follows, partitions: 1, replication: 1 }
connections:
  - { id: c1, kind: subscribes, from: t1, to: s1, group: fan-out, start: latest }
  - { id: c2, kind: subscribes, from: t2, to: s1, group: fan-out, start: earliest }
  - { id: c3, kind: subscribes, from: t1, to: s1, group: audit }
  - { id: c4, kind: produces, from: s1, to: t2, rate: 5, value: "{{seq}}" }
  - { id: c5, kind: produces, from: s1, to: t1, when: input }
notes: []
layout: {}
`
const board = (text = FEED, mayProduceTo: (topic: string) => boolean = () => true) => ({
  boardId: 'feed',
  topology: boardOf(text),
  prefix: 'sb.feed.1.',
  mayProduceTo,
})

describe('the work of a service', () => {
  test('is one membership per group with all its topics, by their names on the cluster', () => {
    expect(serviceWork(board(), 's1')?.memberships).toEqual([
      {
        group: 'sb.feed.1.fan-out',
        name: 'fan-out',
        topics: ['sb.feed.1.follows', 'sb.feed.1.posts'],
        start: 'earliest',
      },
      { group: 'sb.feed.1.audit', name: 'audit', topics: ['sb.feed.1.posts'], start: 'earliest' },
    ])
  })

  test('withholds what it would write to a topic that the board may only read', () => {
    const work = serviceWork(
      board(FEED, (topic) => topic !== 'sb.feed.1.follows'),
      's1',
    )
    expect(work?.generators).toMatchObject([])
    expect(work?.reactions.map(({ topicName }) => topicName)).toEqual(['posts'])
    expect(work?.withheld).toEqual(['sb.feed.1.follows'])
    expect(work?.memberships).toEqual(serviceWork(board(), 's1')?.memberships)
  })

  test("is what it produces on a clock and on input, from its own template or the topic's example", () => {
    const work = serviceWork(board(), 's1')
    expect(work?.slug).toBe('feed-fan-out')
    expect(work?.generators).toMatchObject([
      { id: 'c4', topic: 'sb.feed.1.follows', topicName: 'follows', key: '', value: '{{seq}}', rate: 5 },
    ])
    expect(work?.reactions).toMatchObject([
      { id: 'c5', topic: 'sb.feed.1.posts', topicName: 'posts', key: '', value: '{"id":1}' },
    ])
  })

  test('of a service that is not on the board is none', () => {
    expect(serviceWork(board(), 's2')).toBeUndefined()
    expect(serviceWork(board(), '__proto__')).toBeUndefined()
  })
})
