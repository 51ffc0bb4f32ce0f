import { expect, test } from 'vitest'
import { surveyOf } from './surveyOf'

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
