import type { NodeChange } from '@xyflow/react'
import { afterEach, expect, it } from 'vitest'
import { boardForTests, drawn } from '../../board/commands/boardForTests'
import { settings } from '../../board/settings'
import { createCanvasGraph } from '../canvasGraph'
import type { FlowNode } from '../flowElements'
import { createInserting } from '../inserting/inserting'
import { createGuides, guideChanges } from './guideChanges'

const BOARD = drawn(`streamboard: 1
services: [{ id: a, name: a }, { id: b, name: b }, { id: c, name: c }]
layout: { a: { x: 0, y: 0 }, b: { x: 400, y: 0 }, c: { x: 0, y: 200 } }
`)

afterEach(() => settings.setState({ guides: 'on' }))

function canvas() {
  const board = boardForTests(BOARD)
  const canvas = { graph: createCanvasGraph({ ...board, inserting: createInserting() }), guides: createGuides() }
  const drag = (dragging: boolean, ...moves: readonly (readonly [string, number, number])[]) => {
    const changes = moves.map(
      ([id, x, y]): NodeChange<FlowNode> => ({ id, type: 'position', position: { x, y }, dragging }),
    )
    canvas.graph.onNodesChange(guideChanges(canvas, changes, 1))
  }
  const placeOf = (id: string) => canvas.graph.state.getState().nodes.find((node) => node.id === id)?.position
  return { board, drag, placeOf, shown: () => canvas.guides.getState().guides.length }
}

it('a dragged node stops where it meets others, shows on what, and is dropped where it was seen', () => {
  const { board, drag, placeOf, shown } = canvas()
  drag(true, ['b', 403, 203])
  expect(placeOf('b')).toEqual({ x: 403, y: 200 })
  expect(shown()).toBe(3)
  drag(false, ['b', 403, 203])
  expect(board.topology().layout.get('b')).toEqual({ x: 403, y: 200 })
  expect(shown()).toBe(0)
})

it('what is dragged together keeps its distances, and does not meet itself', () => {
  const { drag, placeOf } = canvas()
  drag(true, ['a', 3, 40], ['c', 3, 240])
  expect([placeOf('a'), placeOf('c')]).toEqual([
    { x: 3, y: 40 },
    { x: 3, y: 240 },
  ])
  drag(true, ['a', 398, 40], ['c', 398, 240])
  expect([placeOf('a'), placeOf('c')]).toEqual([
    { x: 400, y: 40 },
    { x: 400, y: 240 },
  ])
})

it('whoever has switched guides off drags freely', () => {
  settings.setState({ guides: 'off' })
  const { drag, placeOf, shown } = canvas()
  drag(true, ['b', 403, 203])
  expect(placeOf('b')).toEqual({ x: 403, y: 203 })
  expect(shown()).toBe(0)
})
