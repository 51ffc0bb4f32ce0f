import { expect, it } from 'vitest'
import type { ClusterPlan } from '../../shared/plan/model'
import { EMPTY_TOPOLOGY, type Topic } from '../../shared/topology/model'
import { topicsToWatch } from './watchTopics'

const topic = (id: string, name: string): [string, Topic] => [
  id,
  { id, name, partitions: 1, replication: 1, configs: new Map() },
]
const board = {
  ...EMPTY_TOPOLOGY,
  topics: new Map([topic('1', 'posts'), topic('2', 'orders'), topic('3', 'bad name'), topic('4', 'posts')]),
}
const plan = (missing: readonly string[]): ClusterPlan => ({
  hash: 'h',
  blocked: [],
  steps: missing.map((name) => ({
    kind: 'createTopic',
    topicId: name,
    topic: name,
    partitions: 1,
    replication: 1,
    configs: {},
    hazards: [],
  })),
})

it('watches each possible name on the cluster once', () => {
  expect(topicsToWatch(board, 'sb.', { plan: plan([]) })).toEqual(['sb.orders', 'sb.posts'])
})

it('watches nothing that is still to be created, and nothing before a plan', () => {
  expect(topicsToWatch(board, '', { plan: plan(['orders']) })).toEqual(['posts'])
  expect(topicsToWatch(board, '', { plan: null })).toEqual([])
})
