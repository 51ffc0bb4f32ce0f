import { expect, test } from 'vitest'
import { MOST_BROKERS, surveyOf } from './surveyOf'

const topic = (name: string, ...partitions: [leader: number | null, replicas: number[], inSync: number[]][]) => ({
  name,
  errorCode: 0,
  id: null,
  partitions: partitions.map(([leader, replicas, inSync], partition) => ({ partition, leader, replicas, inSync })),
})

test('a survey tells what each broker has, also of one that is away', () => {
  const nodes = new Map([
    [1, { address: 'a:1', rack: 'rack-1' }],
    [3, { address: 'c:3', rack: null }],
  ])
  const topics = [
    topic('orders', [1, [1, 2, 3], [1, 3]], [3, [2, 3, 1], [3, 1]]),
    topic('alone', [1, [1], [1]]),
    topic('__consumer_offsets', [null, [2], []]),
  ]
  expect(surveyOf({ clusterId: 'c', nodes, controller: 1, topics })).toEqual({
    clusterId: 'c',
    topics: 2,
    lackingCopies: 3,
    brokers: [
      { id: 1, address: 'a:1', rack: 'rack-1', leads: 2, copies: 3, inSync: 3 },
      { id: 2, address: null, rack: null, leads: 0, copies: 3, inSync: 0 },
      { id: 3, address: 'c:3', rack: null, leads: 1, copies: 2, inSync: 2 },
    ],
  })
})

test('a cluster that names brokers without end is told in part', () => {
  const partitions = Array.from({ length: 300 }, (_, at): [number, number[], number[]] => {
    const copies = Array.from({ length: 1_000 }, (_, copy) => at * 1_000 + copy)
    return [at, copies, copies]
  })
  const { brokers } = surveyOf({
    clusterId: 'c',
    nodes: new Map(),
    controller: 1,
    topics: [topic('wide', ...partitions)],
  })
  expect(brokers).toHaveLength(MOST_BROKERS)
  expect(brokers[7]).toMatchObject({ id: 7, leads: 1, copies: 1, inSync: 1 })
})
