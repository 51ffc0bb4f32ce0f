import { describe, expect, it } from 'vitest'
import type { GroupLag } from '../../../shared/protocol/live'
import type { WireRecord } from '../../../shared/protocol/records'
import { drawn } from '../../board/commands/boardForTests'
import { createDotRouter, inletOf, type Routed } from './dotRouter'

const BOARD = drawn(`
streamboard: 1
name: Posts
services:
  - { id: posts, name: Posts, language: typescript }
  - { id: admin, name: Admin tool, language: go }
  - { id: feed, name: Feed, language: java }
  - { id: mirror, name: Mirror, language: java }
topics: [{ id: t, name: post-created, partitions: 2, replication: 1 }]
stores: [{ id: drafts, name: Drafts table, kind: table }]
connections:
  - { id: writes, kind: produces, from: posts, to: t }
  - { id: adminWrites, kind: produces, from: admin, to: t }
  - { id: captures, kind: captures, from: drafts, to: t }
  - { id: reads, kind: subscribes, from: t, to: feed, group: feed }
  - { id: shares, kind: subscribes, from: t, to: mirror, group: shared }
  - { id: sharesToo, kind: subscribes, from: t, to: feed, group: shared }
`)

const text = (data: string) => ({ as: 'text', data, bytes: data.length, cut: false }) as const
const record = (offset: number, service?: string): WireRecord => ({
  partition: 0,
  offset: `${offset}`,
  timestamp: '0',
  key: text(`key ${offset}`),
  value: null,
  headers: service ? [['x-streamboard-service', text(service)]] : [],
})
const lag = (group: string, committed: string | null, rest: Partial<GroupLag> = {}): GroupLag => ({
  group: `x.${group}`,
  topic: 'x.post-created',
  state: 'stable',
  members: [],
  partitions: [{ partition: 0, committed, end: '0', lag: 0 }],
  ...rest,
})
const router = () => createDotRouter(() => ({ topology: BOARD, prefix: 'x.' }))
const produced = (topic: string, ...records: readonly WireRecord[]) => ({ topic, records, produced: records })
const toldAgain = (topic: string, ...records: readonly WireRecord[]) => ({ topic, records, produced: [] })
const offsets = (routed: Routed) =>
  Object.fromEntries([...routed].map(([edge, dots]) => [edge, dots.map(({ message }) => message?.offset)]))

describe('an arriving record', () => {
  it('travels on the edge of the service that its header names', () => {
    const routed = router().arrived(
      produced('x.post-created', record(0, 'posts'), record(1, 'admin-tool'), record(2, 'posts')),
    )
    expect(offsets(routed)).toEqual({ writes: ['0', '2'], adminWrites: ['1'] })
  })

  it('of a table travels on the edge that captures its changes', () => {
    const routed = router().arrived(produced('x.post-created', record(0, 'drafts-table')))
    expect(offsets(routed)).toEqual({ captures: ['0'] })
  })

  it('of nobody in the drawing comes from outside of it', () => {
    const routed = router().arrived(
      produced('x.post-created', record(0), record(1, 'somebody-else'), record(2, '__proto__')),
    )
    expect(offsets(routed)).toEqual({ [inletOf('t')]: ['0', '1', '2'] })
  })

  it('that was there before anybody looked goes nowhere, until a group reads it', () => {
    const dots = router()
    expect(dots.arrived(toldAgain('x.post-created', record(0, 'posts'), record(1))).size).toBe(0)
    dots.committed([lag('feed', '0')])
    expect(offsets(dots.committed([lag('feed', '2')]))).toEqual({ reads: ['0', '1'] })
  })

  it('of a topic that is not on the board goes nowhere', () => {
    expect(router().arrived(produced('post-created', record(0, 'posts'))).size).toBe(0)
  })
})

describe('a read record', () => {
  it('travels when the committed offset has passed it, and only then', () => {
    const dots = router()
    dots.arrived(produced('x.post-created', record(0), record(1), record(2), record(3)))
    expect(dots.committed([lag('feed', '0')]).size).toBe(0)
    expect(offsets(dots.committed([lag('feed', '3')]))).toEqual({ reads: ['0', '1', '2'] })
    expect(dots.committed([lag('feed', '3')]).size).toBe(0)
    expect(offsets(dots.committed([lag('feed', '4')]))).toEqual({ reads: ['3'] })
  })

  it('does not travel for what was committed before this view began, or for a bookmark that went back', () => {
    const dots = router()
    dots.arrived(produced('x.post-created', record(0), record(1)))
    expect(dots.committed([lag('feed', null)]).size).toBe(0)
    expect(dots.committed([lag('feed', '2')]).size).toBe(0)
    expect(dots.committed([lag('feed', '0')]).size).toBe(0)
  })

  it('that is no longer remembered still counts, as a dot without a message', () => {
    const dots = router()
    dots.committed([lag('feed', '0')])
    const routed = dots.committed([lag('feed', '3')])
    expect(routed.get('reads')).toEqual(Array.from({ length: 3 }, () => ({ color: null, message: null })))
    expect(dots.committed([lag('feed', '1000000000000')]).get('reads')?.length).toBeLessThan(1000)
  })

  it('goes to the member that owns the partition when a group has several edges, and nowhere when nobody knows', () => {
    const dots = router()
    dots.arrived(produced('x.post-created', record(0), record(1)))
    dots.committed([lag('shared', '0')])
    expect(dots.committed([lag('shared', '1')]).size).toBe(0)
    const members = [{ memberId: 'm', clientId: 'streamboard-mirror', host: '', partitions: [0] }]
    expect(offsets(dots.committed([lag('shared', '2', { members })]))).toEqual({ shares: ['1'] })
  })

  it('goes to the member whose whole name it is, not to one whose name that begins with', () => {
    const topology = drawn(`
streamboard: 1
name: Orders
services:
  - { id: order, name: order, language: java }
  - { id: mail, name: order-mail, language: java }
topics: [{ id: t, name: post-created, partitions: 2, replication: 1 }]
connections:
  - { id: first, kind: subscribes, from: t, to: order, group: shared }
  - { id: second, kind: subscribes, from: t, to: mail, group: shared }
`)
    const dots = createDotRouter(() => ({ topology, prefix: 'x.' }))
    const owned = (offset: string, clientId: string) =>
      lag('shared', offset, { members: [{ memberId: 'm', clientId, host: '', partitions: [0] }] })
    dots.arrived(produced('x.post-created', record(0), record(1)))
    dots.committed([lag('shared', '0')])
    expect(offsets(dots.committed([owned('1', 'streamboard-order-mail-1')]))).toEqual({ second: ['0'] })
    expect(offsets(dots.committed([owned('2', 'streamboard-order-1')]))).toEqual({ first: ['1'] })
  })
})
