import { expect, test } from 'vitest'
import { boardOf } from '../../../shared/topology/boardForTests'
import { behindOf } from './behindOf'

const topology = boardOf(`streamboard: 1
name: Views
services: [{ id: a, name: A }, { id: b, name: B }, { id: w, name: W }]
topics: [{ id: t, name: events }, { id: u, name: more }]
stores: [{ id: one, name: One, fold: value }, { id: two, name: Two, fold: value }, { id: three, name: Three, fold: value }]
connections:
  - { id: c1, kind: subscribes, from: t, to: a, group: ga }
  - { id: c2, kind: subscribes, from: u, to: a, group: ga }
  - { id: c3, kind: subscribes, from: t, to: b, group: gb }
  - { id: c4, kind: keeps, from: a, to: one }
  - { id: c5, kind: keeps, from: b, to: two }
  - { id: c6, kind: keeps, from: w, to: three }
`)
const lag = (...lags: readonly number[]) => ({
  partitions: lags.map((lag, partition) => ({ partition, committed: '0', end: String(lag), lag })),
})
const groups = new Map([
  ['p.ga p.events', lag(3, 4)],
  ['p.ga p.more', lag(5)],
  ['p.gb p.events', lag(0, 0)],
])

test('a view is as far behind as what keeps it, and no other view is', () => {
  const behind = (storeId: string) => behindOf({ topology, prefix: 'p.', groups }, storeId)
  expect([behind('one'), behind('two')]).toEqual([12, 0])
  expect([behind('three'), behindOf({ topology, prefix: '', groups }, 'one')]).toEqual([undefined, undefined])
})
