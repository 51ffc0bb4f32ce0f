import { describe, expect, it } from 'vitest'
import type { GroupLag } from '../../../shared/protocol/live'
import { EMPTY_TOPOLOGY, type Subscribes, type Topology } from '../../../shared/topology/model'
import { drawnGroupColors } from '../../live/groupColor'
import { seenGroups, servicesOf } from './seenGroups'

const reads = (id: string, to: string, group: string): [string, Subscribes] => [
  id,
  { kind: 'subscribes', id, from: 't1', to, group, start: 'earliest' },
]
const topology: Topology = {
  ...EMPTY_TOPOLOGY,
  topics: new Map([
    ['t1', { id: 't1', name: 'posts', partitions: 1, replication: 1, configs: new Map(), example: '' }],
  ]),
  connections: new Map([reads('c1', 's1', 'feed'), reads('c2', 's2', 'feed'), reads('c3', 's3', 'billing')]),
}
const board = { topology, prefix: 'sb.b.1.', selection: new Set<string>() }
const lag = (group: string, topic: string, rest: Partial<GroupLag> = {}): GroupLag => ({
  group,
  topic,
  state: 'empty',
  members: [],
  partitions: [{ partition: 0, committed: null, end: '0', lag: 0 }],
  owned: true,
  ...rest,
})

it('tells the groups of the board by their drawn names and colours, and keeps other people apart', () => {
  const { drawn, others } = seenGroups(board, [
    lag('sb.b.1.feed', 'sb.b.1.posts'),
    lag('sb.b.1.feed', 'sb.b.1.likes'),
    lag('audit', 'sb.b.1.posts', { owned: false }),
    lag('sb.b.1.billing', 'sb.b.1.posts'),
  ])
  const color = drawnGroupColors(topology).get('feed')
  expect(drawn.map(({ name, topic }) => `${name} ${topic}`)).toEqual(['billing posts', 'feed likes', 'feed posts'])
  expect(drawn.map((group) => group.color).slice(1)).toEqual([`var(${color})`, `var(${color})`])
  expect(others.map(({ name, color: grey }) => [name, grey])).toEqual([['audit', 'var(--faint)']])
})

describe('the order', () => {
  const partitions = [{ partition: 0, committed: '0', end: '40', lag: 40 }]
  const lags = [
    lag('sb.b.1.audit', 'sb.b.1.posts', { partitions: [{ partition: 0, committed: '0', end: '1', lag: 1 }] }),
    lag('sb.b.1.billing', 'sb.b.1.posts'),
    lag('sb.b.1.feed', 'sb.b.1.posts', { partitions }),
  ]
  const namesWith = (...selected: readonly string[]) =>
    seenGroups({ ...board, selection: new Set(selected) }, lags).drawn.map(({ name }) => name)

  it('has those that are behind first; a record on its way moves nobody', () => {
    expect(namesWith()).toEqual(['feed', 'audit', 'billing'])
  })

  it('has those of what is selected before all others: a service, its subscription or the topic', () => {
    expect(namesWith('s3')).toEqual(['billing', 'feed', 'audit'])
    expect(namesWith('c3')).toEqual(['billing', 'feed', 'audit'])
    expect(namesWith('t1')).toEqual(['billing', 'feed', 'audit'])
  })
})

it('leaves out other people who are gone', () => {
  const gone = lag('audit', 'sb.b.1.posts', { owned: false, state: 'dead', partitions: [] })
  expect(seenGroups(board, [gone])).toEqual({ drawn: [], others: [] })
})

it('knows the services that are members of a group', () => {
  expect(servicesOf(board, 'sb.b.1.feed')).toEqual(['s1', 's2'])
  expect(servicesOf(board, 'feed')).toEqual([])
})
