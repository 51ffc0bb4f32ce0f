import { expect, test } from 'vitest'
import { MOST_BURSTS } from '../../../shared/ledger/model'
import { createBurstLog } from './burstLog'

test('the places of a burst are told as stretches, also where a batch goes to several partitions and others write in between', () => {
  const log = createBurstLog(() => 5)
  const burst = log.begin('posts')
  for (const [partition, offset] of [
    [0, 10n],
    [1, 3n],
    [0, 11n],
    [1, 4n],
    [0, 20n],
  ] as const)
    burst.add(partition, offset)
  const stretches = [
    { partition: 0, from: 10, to: 12 },
    { partition: 1, from: 3, to: 5 },
    { partition: 0, from: 20, to: 21 },
  ]
  expect(log.all()).toEqual([{ topic: 'posts', at: 5, stretches }])
})

test('what was asked of a burst that goes on stays as it was then', () => {
  const log = createBurstLog(() => 0)
  const burst = log.begin('posts')
  burst.add(0, 0n)
  const then = log.all()
  burst.add(0, 1n)
  expect(then).toMatchObject([{ stretches: [{ from: 0, to: 1 }] }])
})

test('a burst of which nothing was acknowledged is none, and the oldest go', () => {
  const log = createBurstLog(() => 0)
  log.begin('refused')
  for (let count = 0; count <= MOST_BURSTS; count++) log.begin(`topic-${count}`).add(0, 0n)
  expect(log.all().map(({ topic }) => topic)).toEqual(Array.from({ length: MOST_BURSTS }, (_, at) => `topic-${at + 1}`))
})

test('what was made to a topic that is gone, or before the window, is forgotten', () => {
  const log = createBurstLog(() => 0)
  for (const topic of ['posts', 'orders']) log.begin(topic).add(0, 0n)
  log.forget('posts')
  expect(log.all().map(({ topic }) => topic)).toEqual(['orders'])
  log.clear()
  expect(log.all()).toEqual([])
})
