import Elk from 'elkjs/lib/elk.bundled.js'
import { describe, expect, it } from 'vitest'
import type { Topology } from '../../shared/topology/model'
import { boardForTests, drawn } from '../board/commands/boardForTests'
import { stillToMove } from './arranging'
import { frameBoxes } from './frames/frameBoxes'
import { type Box, sizeOf } from './nodeSize'
import { nodesLaidOut, tidyGraph } from './tidyGraph'

const BOARD = drawn(`
streamboard: 1
name: Tidy
services: [{ id: b, name: b, language: go }, { id: a, name: a, language: go }]
topics: [{ id: t, name: t, partitions: 3, replication: 1 }]
connections: [{ id: at, kind: produces, from: a, to: t }, { id: tb, kind: subscribes, from: t, to: b, group: b }]
`)

const SHOP = drawn(`streamboard: 1
services:
  - { id: web, name: Web }
  - { id: orders, name: Orders, frame: sales }
  - { id: pricing, name: Pricing, frame: sales }
  - { id: stock, name: Stock, frame: depot }
  - { id: packing, name: Packing, frame: depot }
  - { id: mail, name: Mail }
topics:
  - { id: placed, name: placed }
connections:
  - { id: c0, kind: calls, from: web, to: orders }
  - { id: c1, kind: calls, from: orders, to: pricing }
  - { id: c2, kind: produces, from: orders, to: placed }
  - { id: c3, kind: subscribes, from: placed, to: stock, group: stock }
  - { id: c4, kind: subscribes, from: placed, to: packing, group: packing }
  - { id: c5, kind: subscribes, from: placed, to: mail, group: mail }
frames: [{ id: sales, name: Sales }, { id: depot, name: Depot }]
layout:
  web: { x: 0, y: 0 }
  orders: { x: 8, y: 0 }
  pricing: { x: 16, y: 0 }
  stock: { x: 24, y: 0 }
  packing: { x: 32, y: 80 }
  mail: { x: 40, y: 0 }
  placed: { x: 48, y: 0 }
`)
const FOLDED: Topology = {
  ...SHOP,
  frames: new Map(SHOP.frames).set('depot', { id: 'depot', name: 'Depot', collapsed: true }),
}
const ALL = new Set(SHOP.layout.keys())

async function tidiedUp(topology: Topology, direction: 'right' | 'down'): Promise<Topology> {
  const places = nodesLaidOut(topology, await new Elk().layout(tidyGraph(topology, ALL, direction)))
  return { ...topology, layout: new Map([...topology.layout, ...places]) }
}

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

it('gives the layout only what is to be placed, always in the same order', () => {
  const graph = tidyGraph(BOARD, new Set(['t', 'a']), 'right')
  expect(graph.children?.map(({ id }) => id)).toEqual(['a', 't'])
  expect(graph.edges?.map(({ id }) => id)).toEqual(['at'])
  expect(graph.children?.every(({ width, height }) => Number(width) > 0 && Number(height) > 0)).toBe(true)
})

it.each(['right', 'down'] as const)(
  'keeps what frames hold together and all else outside, going %s',
  async (direction) => {
    const topology = await tidiedUp(SHOP, direction)
    const box = (id: string): Box => ({ x: 0, y: 0, ...topology.layout.get(id), ...sizeOf(topology, id) })
    const fields = [...frameBoxes(topology).values(), ...['web', 'mail', 'placed'].map(box)]
    for (const [at, one] of fields.entries()) {
      for (const other of fields.slice(at + 1)) expect(apart(one, other)).toBe(true)
    }
    const along = direction === 'right' ? 'x' : 'y'
    const order = ['web', 'orders', 'placed', 'stock'].map((id) => topology.layout.get(id)?.[along] ?? 0)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  },
)

it('places a collapsed frame as the one node it is, and all that it hides with it', async () => {
  expect(tidyGraph(FOLDED, ALL, 'right').children?.map(({ id }) => id)).toEqual([
    'depot',
    'mail',
    'placed',
    'web',
    'sales',
  ])
  const { layout } = await tidiedUp(FOLDED, 'right')
  const [stock, packing] = [layout.get('stock'), layout.get('packing')]
  expect([(packing?.x ?? 0) - (stock?.x ?? 0), (packing?.y ?? 0) - (stock?.y ?? 0)]).toEqual([8, 80])
  expect(stock?.x).toBeGreaterThan(layout.get('placed')?.x ?? 0)
})

it('takes a part of a frame without the frame around it', () => {
  const { children } = tidyGraph(SHOP, new Set(['orders', 'stock', 'packing']), 'right')
  expect(children?.map(({ id, children: inside }) => [id, inside?.map((one) => one.id)])).toEqual([
    ['orders', undefined],
    ['depot', ['packing', 'stock']],
  ])
})

describe('when the layout is there', () => {
  const places = new Map([...ALL].map((id) => [id, { x: 400, y: 400 }]))

  it('what is gone is not placed, and what somebody has moved meanwhile stays where they put it', () => {
    const board = boardForTests(SHOP)
    board.session.edit((edit) => {
      edit.remove(['web'])
      edit.moveTo('mail', { x: 1000, y: 0 })
    })
    const ids = stillToMove(SHOP, board.topology(), places).map(([id]) => id)
    expect(ids).toEqual(['orders', 'packing', 'placed', 'pricing', 'stock'])
  })

  it('nothing is to be moved that stands there already', () => {
    expect(stillToMove(SHOP, SHOP, SHOP.layout)).toEqual([])
  })
})
