import { expect, test } from 'vitest'
import { copiesNews } from './copiesNews'

const partition = (number: number, leader: number | null, inSync: readonly number[], replicas = [1, 2, 3]) => ({
  partition: number,
  begin: '0',
  end: '0',
  leader,
  ...(replicas.length > 1 && { copies: { replicas, inSync } }),
})
const ALL = [1, 2, 3]
const whole = [partition(0, 1, ALL), partition(1, 2, ALL), partition(2, 1, ALL)]
const without1 = [partition(0, 2, [2, 3]), partition(1, 2, [2, 3]), partition(2, 2, [2, 3])]
const told = (...looks: [typeof whole, typeof whole]) => copiesNews('orders', ...looks).map(({ sentence }) => sentence)

test('leaders that moved are told by who leads now, and copies by the partition that has the fewest', () => {
  expect(copiesNews('orders', whole, without1)).toEqual([
    { kind: 'leaderMoved', sentence: 'Broker 2 leads partitions 0, 2 of orders now.' },
    { kind: 'copiesLost', sentence: '2 of 3 copies of orders are in sync.' },
  ])
  expect(told(without1, [partition(0, null, []), ...without1.slice(1)])).toEqual([
    'No broker leads partition 0 of orders now.',
    '0 of 3 copies of orders are in sync.',
  ])
  expect(copiesNews('orders', without1, whole).at(-1)).toEqual({
    kind: 'copiesBack',
    sentence: 'All 3 copies of orders are in sync again.',
  })
})

test('a single copy is told of when it has no leader, and when it has one again', () => {
  const [there, away] = [
    partition(0, 1, [1], [1]),
    { ...partition(0, null, [1], [1]), copies: { replicas: [1], inSync: [1] } },
  ]
  expect(told([there], [away])).toEqual(['No broker leads partition 0 of orders now.'])
  expect(told([away], [there])).toEqual(['Broker 1 leads partition 0 of orders now.'])
})

test('the first look, the same again and topics with one copy are no news', () => {
  expect(told([], whole)).toEqual([])
  expect(told(whole, whole)).toEqual([])
  expect(told([partition(0, 1, [1], [1])], [partition(0, 2, [2], [2])])).toEqual([])
})

test('many leaders and many partitions are told in part', () => {
  const many = (leaderOf: (number: number) => number) =>
    Array.from({ length: 500 }, (_, number) => partition(number, leaderOf(number), ALL))
  const [sentence] = told(
    many(() => 1),
    many(() => 2),
  )
  expect(sentence).toMatch(/^Broker 2 leads partitions 0, 1, .*, 19 and 480 more of orders now\.$/)
  expect(
    told(
      many(() => 1),
      many((number) => number + 2),
    ),
  ).toHaveLength(20)
})
