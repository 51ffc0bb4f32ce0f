import { expect, it } from 'vitest'
import { boardForTests, drawn } from '../../board/commands/boardForTests'
import { createCanvasGraph } from '../canvasGraph'
import { bendInMiddle } from '../edges/bendInMiddle'
import { createInserting } from '../inserting/inserting'
import { frameAt, frameBoxes } from './frameBoxes'
import { shownBox } from './shownBox'

const SHOP = drawn(`streamboard: 1
services:
  - { id: a, name: Orders, frame: f }
  - { id: b, name: Stock, frame: f }
  - { id: c, name: Mail }
topics:
  - { id: t, name: orders }
connections:
  - { id: p, kind: produces, from: a, to: t }
  - { id: q, kind: produces, from: b, to: t }
  - { id: i, kind: calls, from: a, to: b }
  - { id: m, kind: calls, from: c, to: a }
frames:
  - { id: f, name: Sales }
layout: { a: { x: 0, y: 0 }, b: { x: 320, y: 0 }, c: { x: 0, y: 400 }, t: { x: 640, y: 0 } }
`)
const FOLDED = { ...SHOP, frames: new Map([['f', { id: 'f', name: 'Sales', collapsed: true }]]) }

function open(topology = SHOP) {
  const board = boardForTests(topology)
  const graph = createCanvasGraph({ ...board, inserting: createInserting() })
  graph.connect()
  const { getState } = graph.state
  const node = (id: string) => getState().nodes.find((one) => one.id === id)
  const drag = (id: string, x: number, y: number, dragging: boolean) =>
    graph.onNodesChange([{ id, type: 'position', position: { x, y }, dragging }])
  const frameOf = (id: string) => board.topology().services.get(id)?.frame
  const taking = () => getState().nodes.flatMap((one) => (one.type === 'frame' && one.data.taking ? [one.id] : []))
  return { board, graph, node, drag, frameOf, taking }
}

it('is drawn around what it holds, behind everything, in steps of the grid', () => {
  const { node, graph } = open()
  expect(frameBoxes(SHOP).get('f')).toEqual({ x: -24, y: -56, width: 564, height: 144 })
  expect(node('f')).toMatchObject({ position: { x: -24, y: -56 }, width: 564, height: 144, zIndex: -2000 })
  expect(node('f')?.ariaLabel).toBe('Frame Sales, holds 2')
  expect(graph.state.getState().nodes[0]?.id).toBe('f')
})

it('takes along what it holds when it is dragged, as one undo step', () => {
  const { board, drag, node } = open()
  drag('f', 16, 24, true)
  expect([node('f')?.position, node('a')?.position, node('b')?.position]).toEqual([
    { x: 16, y: 24 },
    { x: 40, y: 80 },
    { x: 360, y: 80 },
  ])
  expect(board.topology()).toEqual(SHOP)
  drag('f', 16, 24, false)
  expect([...board.topology().layout.values()]).toEqual([
    { x: 40, y: 80 },
    { x: 360, y: 80 },
    { x: 0, y: 400 },
    { x: 640, y: 0 },
  ])
  board.session.undo()
  expect(board.topology()).toEqual(SHOP)
})

it('takes in what is put down with its middle inside, and shows so before', () => {
  const { board, drag, frameOf, taking } = open()
  drag('c', 100, 200, true)
  expect(taking()).toEqual([])
  drag('c', 160, 32, true)
  expect(taking()).toEqual(['f'])
  drag('c', 160, 32, false)
  expect([frameOf('c'), taking()]).toEqual(['f', []])
  board.session.undo()
  expect(board.topology()).toEqual(SHOP)
})

it('grows with what is dragged over its edge, and loses what is dragged away', () => {
  const { drag, frameOf, node } = open()
  drag('b', 400, 0, false)
  expect([frameOf('b'), node('f')?.width]).toEqual(['f', 644])
  drag('b', 400, 300, false)
  expect([frameOf('b'), node('f')?.width]).toEqual([undefined, 244])
})

it('goes with the last that it holds, unless another frame takes that', () => {
  const { board, drag, frameOf } = open()
  board.session.edit((edit) => {
    edit.setFrame('b', undefined)
    edit.putFrame({ id: 'g', name: 'Mailing' })
    edit.setFrame('c', 'g')
  })
  drag('a', 0, 900, false)
  expect(frameOf('a')).toBe('f')
  drag('a', 8, 408, false)
  expect(frameOf('a')).toBe('g')
  expect([...board.topology().frames.keys()]).toEqual(['g'])
})

it('of several the smallest takes, but what is in one already stays there', () => {
  const topology = drawn(`streamboard: 1
services:
  - { id: a, name: a, frame: wide }
  - { id: b, name: b, frame: wide }
  - { id: c, name: c, frame: narrow }
frames: [{ id: wide, name: Wide }, { id: narrow, name: Narrow }]
layout: { a: { x: 0, y: 0 }, b: { x: 800, y: 400 }, c: { x: 400, y: 200 } }
`)
  expect(frameAt(topology, { x: 450, y: 220 })).toBe('narrow')
  expect(frameAt(topology, { x: 450, y: 220 }, 'wide')).toBe('wide')
  expect(frameAt(topology, { x: -200, y: 0 })).toBe(undefined)
})

it('collapsed stands in the place of what it holds, with the connections that cross its border', () => {
  const { graph, node } = open(FOLDED)
  const { nodes, edges } = graph.state.getState()
  expect(nodes.map(({ id }) => id)).toEqual(['f', 'c', 't'])
  expect(node('f')).toMatchObject({ position: { x: -24, y: -56 }, width: 224, height: 64 })
  expect(edges.map(({ id, source, target, ariaLabel }) => [id, source, target, ariaLabel])).toEqual([
    ['m', 'c', 'f', 'Mail calls Orders'],
    ['f > t', 'f', 't', '2 connections from Sales to orders'],
  ])
  expect(edges[1]).toMatchObject({ selectable: false, data: { merged: ['p', 'q'], word: '2 connections' } })
})

it('a line for several connections is selected as those, never by a name of its own', () => {
  const { board, graph } = open(FOLDED)
  graph.onEdgesChange([{ id: 'f > t', type: 'select', selected: true }])
  expect(board.workspace.getState().selection).toEqual(new Set(['p', 'q']))
  expect(graph.state.getState().edges[1]).toMatchObject({ selected: true, reconnectable: false })
  graph.onEdgesChange([{ id: 'f > t', type: 'select', selected: false }])
  expect(board.workspace.getState().selection).toEqual(new Set())
})

it('is where it is looked for, and collapsed also for what it hides', () => {
  const frame = { x: -24, y: -56, width: 564, height: 144 }
  expect([shownBox(SHOP, 'f'), shownBox(SHOP, 'i')]).toEqual([frame, { x: 0, y: 0, width: 196, height: 64 }])
  const folded = { x: -24, y: -56, width: 224, height: 64 }
  expect([shownBox(FOLDED, 'f'), shownBox(FOLDED, 'b'), shownBox(FOLDED, 'i')]).toEqual([folded, folded, folded])
  expect(shownBox(SHOP, 'gone')).toBe(null)
})

it('collapsed leaves alone the waypoints of what ends inside of it', () => {
  const { board } = open(FOLDED)
  const before = board.topology()
  bendInMiddle(board, 'm')
  expect(board.topology()).toBe(before)
  expect(board.said).toEqual(['This connection ends inside a collapsed frame. Expand the frame first.'])
  board.session.edit((edit) => edit.putFrame({ id: 'f', name: 'Sales' }))
  bendInMiddle(board, 'm')
  expect(board.topology().connections.get('m')?.via).toHaveLength(1)
})

it('collapsed takes along what it hides, and nothing is dropped into it', () => {
  const { board, drag, frameOf } = open(FOLDED)
  drag('f', 76, -56, true)
  drag('f', 76, -56, false)
  expect([board.topology().layout.get('a'), board.topology().layout.get('b')]).toEqual([
    { x: 100, y: 0 },
    { x: 420, y: 0 },
  ])
  drag('c', 80, -56, false)
  expect(frameOf('c')).toBe(undefined)
})

it('collapsed takes along all that it hides from where it is drawn, also while only a part of the board is shown', () => {
  const { board, node, drag } = open({
    ...FOLDED,
    connections: new Map([...SHOP.connections].filter(([id]) => id === 'q')),
  })
  board.workspace.setState({ focus: { on: new Set(['t']), steps: 1 } })
  expect(node('f')?.position).toEqual({ x: 296, y: -56 })
  drag('f', 396, -56, false)
  const { layout } = board.topology()
  expect([layout.get('a'), layout.get('b')]).toEqual([
    { x: 100, y: 0 },
    { x: 420, y: 0 },
  ])
})

it('is not selected by a rectangle that is drawn inside of it', () => {
  const { board, graph } = open()
  graph.onNodesChange(
    [
      { id: 'f', type: 'select', selected: true },
      { id: 'a', type: 'select', selected: true },
    ],
    true,
  )
  expect([...board.workspace.getState().selection]).toEqual(['a'])
  graph.onNodesChange([{ id: 'f', type: 'select', selected: true }])
  expect([...board.workspace.getState().selection]).toEqual(['a', 'f'])
})

it('is copied with what it holds by a drag with Alt', () => {
  const { board, graph, drag } = open()
  graph.pickUp(true)
  drag('f', -24, 544, true)
  drag('f', -24, 544, false)
  expect(board.topology().frames.size).toBe(2)
  expect(board.topology().services.size).toBe(5)
  expect(board.topology().layout.get('a')).toEqual({ x: 0, y: 0 })
})
