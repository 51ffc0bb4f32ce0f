import { expect, it } from 'vitest'
import type { Hop } from '../../shared/protocol/run'
import { drawn } from '../board/commands/boardForTests'
import { followedWay } from './followedWay'

const topology = drawn(`
streamboard: 1
name: Way
services: [{ id: a, name: Order desk, language: go }, { id: b, name: b, language: go }, { id: c, name: c, language: go }]
topics: [{ id: t, name: orders, partitions: 1, replication: 1 }, { id: u, name: bills, partitions: 1, replication: 1 }]
stores: [{ id: s, name: Archive, kind: table }]
connections:
  - { id: su, kind: captures, from: s, to: u }
  - { id: at, kind: produces, from: a, to: t }
  - { id: tb, kind: subscribes, from: t, to: b, group: b }
  - { id: tc, kind: subscribes, from: t, to: c, group: c }
  - { id: bu, kind: produces, when: input, from: b, to: u }
`)
const hop = (more: Partial<Hop>): Hop => ({
  ...{ topic: 'x.orders', partition: 0, offset: '4', timestamp: '1000', eventId: 'e1', groups: [] },
  ...more,
})
const way = (...hops: Hop[]) => followedWay({ topology, prefix: 'x.' }, hops)

it('goes over the service that wrote a record, and to those who read it or have it before them', () => {
  const { ids, times } = way(
    hop({
      service: 'order-desk',
      groups: [
        { group: 'x.b', state: 'handled', handledAt: 1012 },
        { group: 'x.c', state: 'waiting' },
        { group: 'x.else', state: 'passed' },
      ],
    }),
    hop({ topic: 'x.bills', service: 'b', timestamp: '1015', afterMs: 15 }),
  )
  expect([...ids].sort()).toEqual(['a', 'at', 'b', 'bu', 'c', 't', 'tb', 'tc', 'u'])
  expect(times.get('b')).toEqual(['handled +12 ms'])
  expect(times.get('c')).toEqual(['waits here'])
  expect(times.get('u')).toEqual(['+15 ms'])
  expect(times.get('t')).toHaveLength(1)
  expect(times.has('a')).toBe(false)
})

it('goes over the table of which it is a change', () => {
  expect([...way(hop({ topic: 'x.bills', service: 'archive' })).ids].sort()).toEqual(['s', 'su', 'u'])
})

it('knows nothing of topics that are not drawn, and of services that are not', () => {
  expect(way(hop({ topic: 'orders' })).ids.size).toBe(0)
  expect([...way(hop({ service: 'stranger' })).ids]).toEqual(['t'])
})
