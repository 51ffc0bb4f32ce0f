import { beforeEach, expect, test, vi } from 'vitest'
import { boardOf } from '../../../shared/topology/boardForTests'
import { tablesForTests } from '../../tables/tablesForTests'
import type { RunBoard } from '../port'
import { createStopper } from '../waiting/createStopper'
import { createStores } from './createStores'
import type { Stores } from './port'

const topology = boardOf(`streamboard: 1
name: Counting
services: [{ id: s, name: Counter }]
topics: [{ id: t, name: orders }]
stores: [{ id: count, name: Count }]
connections:
  - { id: in, kind: subscribes, from: t, to: s, group: counter }
  - { id: keeps, kind: keeps, from: s, to: count }
`)
const board = (boardId: string): RunBoard => ({ boardId, prefix: `${boardId}.`, mayProduceTo: () => false, topology })

let stores: Stores
/** Topics whose log is being folded, each as long as its answer is owed. */
let folded: { readonly topic: string; end(): void }[]
beforeEach(() => {
  folded = []
  const offsets = (topic: string) => new Promise<never[]>((resolve) => folded.push({ topic, end: () => resolve([]) }))
  const silent = () => Promise.reject(new Error('nothing else is asked'))
  const kafka = { reader: { offsets, read: silent }, groups: { committed: silent } }
  stores = createStores({ kafka, tables: tablesForTests().tables })
})

const look = (boardId: string, gone?: AbortSignal) =>
  stores.read(board(boardId), 'count', { limit: 1, asOf: 1, ...(gone && { gone }) })
const topics = () => folded.map(({ topic }) => topic)

test('many looks at the past of one board leave another board its turn', async () => {
  const looks = [look('a'), look('a'), look('a'), look('b')]
  await vi.waitUntil(() => folded.length === 2)
  expect(topics()).toEqual(['a.orders', 'b.orders'])
  for (let ended = 0; ended < looks.length; ended++) {
    await vi.waitUntil(() => folded.length > ended)
    folded[ended]?.end()
  }
  expect(await Promise.all(looks)).toMatchObject(looks.map(() => ({ ok: true, value: { total: 0 } })))
  expect(topics()).toEqual(['a.orders', 'b.orders', 'a.orders', 'a.orders'])
})

test('nothing is folded for a page that is gone when its turn comes', async () => {
  const leaving = createStopper()
  const looks = [look('a'), look('a', leaving.signal)]
  await vi.waitUntil(() => folded.length === 1)
  leaving.abort()
  folded[0]?.end()
  expect(await Promise.all(looks)).toMatchObject([{ ok: true }, { ok: false, problem: { code: 'interrupted' } }])
  expect(topics()).toEqual(['a.orders'])
})
