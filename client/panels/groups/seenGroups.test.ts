import { expect, it } from 'vitest'
import type { GroupLag } from '../../../shared/protocol/live'
import { EMPTY_TOPOLOGY, type Subscribes, type Topology } from '../../../shared/topology/model'
import { drawnGroupColors } from '../../live/groupColor'
import { seenGroups, servicesOf } from './seenGroups'

const reads = (to: string, group: string): [string, Subscribes] => [
  to,
  { kind: 'subscribes', id: to, from: 't1', to, group, start: 'earliest' },
]
const topology: Topology = {
  ...EMPTY_TOPOLOGY,
  connections: new Map([reads('s1', 'feed'), reads('s2', 'feed'), reads('s3', 'billing')]),
}
const board = { topology, prefix: 'sb.b.1.' }
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

it('leaves out other people who are gone', () => {
  const gone = lag('audit', 'sb.b.1.posts', { owned: false, state: 'dead', partitions: [] })
  expect(seenGroups(board, [gone])).toEqual({ drawn: [], others: [] })
})

it('knows the services that are members of a group', () => {
  expect(servicesOf(board, 'sb.b.1.feed')).toEqual(['s1', 's2'])
  expect(servicesOf(board, 'feed')).toEqual([])
})
