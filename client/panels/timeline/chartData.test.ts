import { expect, it } from 'vitest'
import type { TimelineSample } from '../../../shared/protocol/run'
import type { Subscribes, Topic } from '../../../shared/topology/model'
import { EMPTY_TOPOLOGY } from '../../../shared/topology/model'
import { drawnGroupColors } from '../../live/groupColor'
import { chartData } from './chartData'
import { timelineLines } from './timelineLines'

const topic = (id: string): [string, Topic] => [id, { id, name: id, partitions: 1, replication: 1, configs: new Map() }]
const reads: Subscribes = { kind: 'subscribes', id: 'c', from: 'posts', to: 's', group: 'feed', start: 'earliest' }
const topology = {
  ...EMPTY_TOPOLOGY,
  topics: new Map([topic('posts'), topic('likes')]),
  connections: new Map([['c', reads]]),
}
const lines = timelineLines(topology, 'x.')

it('has a line for each topic and each group, groups in the colours that they have everywhere', () => {
  expect(lines.map(({ kind, key }) => `${kind} ${key}`)).toEqual(['rate x.likes', 'rate x.posts', 'lag x.feed'])
  expect(lines[2]?.color).toBe(drawnGroupColors(topology).get('feed'))
  expect(lines[0]?.dash).not.toEqual(lines[1]?.dash)
})

it('leaves a gap where nobody looked, and where a line was not known yet', () => {
  const samples: readonly TimelineSample[] = [
    { at: 1000, rates: { 'x.posts': 5 }, lags: {} },
    { at: 2000, rates: { 'x.posts': 6, 'x.likes': 1 }, lags: { 'x.feed': 3 } },
    { at: 9000, rates: { 'x.posts': 6, 'x.likes': 1 }, lags: { 'x.feed': 0 } },
  ]
  expect(chartData(samples, lines)).toEqual([
    [1000, 2000, 2001, 9000],
    [null, 1, null, 1],
    [5, 6, null, 6],
    [null, 3, null, 0],
  ])
})
