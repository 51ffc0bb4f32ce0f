import { expect, it } from 'vitest'
import type { Mark } from '../../board/comparison'
import { largeGraphForTests } from './largeGraphForTests'
import { comparedMarks } from './marksOf'
import { createNearGraph } from './nearGraph'
import { has, stateOf } from './overviewScene'

it('two versions of a large board are painted with what differs, and in what way; the rest steps back', () => {
  const { board, graph } = largeGraphForTests(600)
  const { nodes, edges } = graph.state.getState()
  const [first, second] = nodes
  const [edge] = edges
  const differing = new Map<string, Mark>([
    [first?.id ?? '', 'added'],
    [second?.id ?? '', 'moved'],
    [edge?.id ?? '', 'removed'],
  ])
  const marks = comparedMarks({ graph, near: createNearGraph(graph, board.workspace) }, differing)
  expect([0, 1, 2].map((at) => stateOf(marks.nodes, at))).toEqual(['added', 'moved', 'none'])
  expect([0, 1, 2].map((at) => has(marks.nodes, at, 'lit'))).toEqual([true, true, false])
  expect([0, 1].map((at) => stateOf(marks.edges, at))).toEqual(['removed', 'none'])
  expect(marks.light).toBe('hovered')
})
