import { expect, it } from 'vitest'
import { MOST_NODES } from '../../shared/protocol/smallThumbnail'
import { largeBoard } from '../../shared/topology/largeBoard'
import { EMPTY_TOPOLOGY, type Topology } from '../../shared/topology/model'
import { thumbnail } from './thumbnail'

const topology: Topology = {
  ...EMPTY_TOPOLOGY,
  services: new Map([
    ['s1', { id: 's1', name: 'Orders', language: 'go', frame: 'f1' }],
    ['s2', { id: 's2', name: 'Not laid out yet', language: 'go', frame: 'f2' }],
  ]),
  topics: new Map([['t1', { id: 't1', name: 'orders', partitions: 6, replication: 1, configs: new Map() }]]),
  stores: new Map([['d1', { id: 'd1', name: 'balances' }]]),
  notes: new Map([['n1', { id: 'n1', text: 'x', frame: 'f1' }]]),
  frames: new Map([
    ['f1', { id: 'f1', name: 'Sales' }],
    ['f2', { id: 'f2', name: 'Not laid out yet' }],
  ]),
  connections: new Map([
    ['c1', { kind: 'produces', id: 'c1', from: 's1', to: 't1', when: 'rate', rate: 1, key: '', value: '' }],
    ['c3', { kind: 'keeps', id: 'c3', from: 's1', to: 'd1' }],
    ['c4', { kind: 'captures', id: 'c4', from: 'd1', to: 't1' }],
    ['c2', { kind: 'calls', id: 'c2', from: 's1', to: 's2' }],
  ]),
  layout: new Map([
    ['d1', { x: 7, y: 8 }],
    ['n1', { x: 5, y: 6 }],
    ['s1', { x: 1, y: 2 }],
    ['t1', { x: 3, y: 4 }],
  ]),
}

it('shows what has a place, the connections between and the frames around', () => {
  expect(thumbnail(topology)).toEqual({
    frames: [['s1', 'n1']],
    nodes: [
      { id: 's1', kind: 'service', x: 1, y: 2 },
      { id: 't1', kind: 'topic', x: 3, y: 4, lanes: 6 },
      { id: 'd1', kind: 'store', x: 7, y: 8 },
      { id: 'n1', kind: 'note', x: 5, y: 6 },
    ],
    edges: [
      { from: 's1', to: 't1', kind: 'produces' },
      { from: 's1', to: 'd1', kind: 'keeps' },
      { from: 'd1', to: 't1', kind: 'captures' },
    ],
  })
})

it('of an empty board is empty', () => {
  expect(thumbnail(EMPTY_TOPOLOGY)).toEqual({ nodes: [], edges: [], frames: [] })
})

it('of a large board has some of its nodes, and only connections between those', () => {
  const { nodes, edges } = thumbnail(largeBoard({ nodes: 5_000 }))
  const ids = new Set(nodes.map(({ id }) => id))
  expect(nodes.length).toBeLessThanOrEqual(MOST_NODES)
  expect(nodes.length).toBeGreaterThan(MOST_NODES / 2)
  expect(edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true)
})
