import { expect, it } from 'vitest'
import { boardForTests, drawn } from '../../board/commands/boardForTests'
import { createCanvasGraph } from '../canvasGraph'
import { createInserting } from '../inserting/inserting'
import { edgeAt, nodeAt } from './pickAt'

const board = boardForTests(
  drawn(`
streamboard: 1
name: Picking
services: [{ id: a, name: A }, { id: b, name: B }]
connections: [{ id: ab, kind: calls, from: a, to: b }]
layout: { a: { x: 0, y: 0 }, b: { x: 800, y: 400 } }
`),
)
const graph = createCanvasGraph({ ...board, inserting: createInserting() }).state.getState()

it('finds the node at a place, or just beside it', () => {
  expect(nodeAt(graph, { x: 10, y: 10 }, 0)).toBe('a')
  expect(nodeAt(graph, { x: -5, y: 10 }, 4)).toBeNull()
  expect(nodeAt(graph, { x: -5, y: 10 }, 6)).toBe('a')
})

it('finds the connection that passes a place along its bend', () => {
  const middle = { x: (196 + 800) / 2, y: (32 + 432) / 2 }
  expect(edgeAt(graph, middle, 4)).toBe('ab')
  expect(edgeAt(graph, { x: middle.x + 120, y: middle.y - 120 }, 4)).toBeNull()
})
