import { expect, it } from 'vitest'
import { anchor, edgePath, facingSides } from '../edgeGeometry'
import { boxOf } from '../flowElements'
import { curveOf } from './curveOf'
import { largeGraphForTests } from './largeGraphForTests'
import { newsOf } from './packed'

const NOTHING = { nodes: [], edges: [] }

it('tells a painter everything once, and of a drag only where the node is now', () => {
  const { graph } = largeGraphForTests(600)
  const before = graph.state.getState()
  expect(newsOf(NOTHING, before).map(({ kind }) => kind)).toEqual(['nodes', 'edges'])
  const id = before.nodes[7]?.id ?? ''
  graph.onNodesChange([{ id, type: 'position', position: { x: 24, y: 48 }, dragging: true }])
  const [moved, ...more] = newsOf(before, graph.state.getState())
  expect(more).toEqual([])
  expect(moved).toMatchObject({ kind: 'moved', nodes: new Uint32Array([7]) })
  expect(moved?.kind === 'moved' && [...moved.boxes.slice(0, 2)]).toEqual([24, 48])
})

it('tells of a frame that grows where it is, how large it is now', () => {
  const { graph, board } = largeGraphForTests(600)
  const stop = graph.connect()
  const [first, second] = board.topology().services.values()
  const [id, other] = [first?.id ?? '', second?.id ?? '']
  board.session.edit((edit) => {
    edit.putFrame({ id: 'f', name: 'Sales' })
    edit.setFrame(id, 'f')
    edit.setFrame(other, 'f')
    edit.moveTo(id, { x: 0, y: 0 })
    edit.moveTo(other, { x: 400, y: 0 })
  })
  const before = graph.state.getState()
  board.session.edit((edit) => edit.moveTo(other, { x: 800, y: 0 }))
  const [moved] = newsOf(before, graph.state.getState())
  expect(moved?.kind === 'moved' && [...moved.boxes.slice(0, 4)]).toEqual([-24, -56, 1044, 144])
  stop()
})

it('tells nothing of what is only selected', () => {
  const { graph, board } = largeGraphForTests(600)
  const stop = graph.connect()
  const before = graph.state.getState()
  board.select(before.nodes[3]?.id ?? '', before.edges[3]?.id ?? '')
  expect(graph.state.getState()).not.toBe(before)
  expect(newsOf(before, graph.state.getState()).filter(({ kind }) => kind !== 'moved')).toEqual([])
  stop()
})

it('bends a connection as the page does', () => {
  const { graph } = largeGraphForTests(100)
  const { nodes, edges } = graph.state.getState()
  const places = new Map(nodes.map((node) => [node.id, boxOf(node)]))
  for (const { source, target } of edges) {
    const [from, to] = [places.get(source), places.get(target)]
    if (!from || !to) throw new Error('an edge without ends')
    const sides = facingSides(from, to)
    const ends = { start: anchor(from, sides.from), end: anchor(to, sides.to), sides }
    const [one, two] = curveOf(ends)
    const written = edgePath(ends)
      .match(/-?[\d.]+(?:e-?\d+)?/g)
      ?.map(Number)
    const drawn = [ends.start, one, two, ends.end].flatMap(({ x, y }) => [x, y])
    expect(written?.map(Math.round)).toEqual(drawn.map(Math.round))
  }
})
