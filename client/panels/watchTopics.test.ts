import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { ClusterPlan } from '../../shared/plan/model'
import { EMPTY_TOPOLOGY, type Topic } from '../../shared/topology/model'
import { topicsToWatch, watchTopics } from './watchTopics'

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
  own: [],
  foreign: [],
  undrawn: [],
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
  expect(topicsToWatch(board, 'sb.', plan([]))).toEqual(['sb.orders', 'sb.posts'])
})

it('watches nothing that is still to be created', () => {
  expect(topicsToWatch(board, '', plan(['orders']))).toEqual(['posts'])
})

it('holds on to what it watches while the cluster is away, so that the stream can go on where it was', () => {
  const planner = createStore(() => ({ plan: plan([]) as ClusterPlan | null }))
  const watched: string[][] = []
  const parts = {
    session: { state: createStore(() => ({ topology: board, prefix: '' })) },
    planner: { state: planner },
    live: { watch: (topics: readonly string[]) => watched.push([...topics]) },
  } as unknown as Parameters<typeof watchTopics>[0]
  const stop = watchTopics(parts)
  planner.setState({ plan: plan([]) })
  planner.setState({ plan: null })
  planner.setState({ plan: plan(['posts']) })
  stop()
  planner.setState({ plan: plan([]) })
  expect(watched).toEqual([['orders', 'posts'], ['orders']])
})
