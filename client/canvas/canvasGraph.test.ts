import { describe, expect, it } from 'vitest'
import { largeBoard } from '../../shared/topology/largeBoard'
import { LIMITS } from '../../shared/topology/limits'
import { EMPTY_TOPOLOGY } from '../../shared/topology/model'
import { boardForTests, drawn } from '../board/commands/boardForTests'
import type { CommandContext } from '../board/commands/command'
import { addNode } from '../board/commands/connecting'
import { newConnection } from '../board/commands/newElements'
import { giveWaypoints } from '../board/commands/waypoints'
import { followFocus } from '../board/focus'
import { createCanvasGraph } from './canvasGraph'
import { heldOver, looseNode } from './inserting/insertAt'
import { createInserting } from './inserting/inserting'

const FILE = drawn(`
streamboard: 1
name: Graph
services: [{ id: a, name: A, language: typescript }, { id: b, name: B, language: java }]
topics: [{ id: t, name: t, partitions: 3, replication: 1 }]
connections: [{ id: p, kind: produces, from: a, to: t }, { id: s, kind: subscribes, from: t, to: b, group: g }]
layout: { a: { x: 0, y: 0 }, t: { x: 320, y: 0 }, b: { x: 800, y: 0 } }
`)

function open() {
  const board = boardForTests(FILE)
  const inserting = createInserting()
  const graph = createCanvasGraph({ ...board, inserting })
  const close = graph.connect()
  const node = (id: string) => graph.state.getState().nodes.find((one) => one.id === id)
  const edge = (id: string) => graph.state.getState().edges.find((one) => one.id === id)
  const drag = (id: string, x: number, y: number, dragging: boolean) =>
    graph.onNodesChange([{ id, type: 'position', position: { x, y }, dragging }])
  return { board, graph, inserting, close, node, edge, drag }
}

describe('the canvas graph', () => {
  it('keeps the reference of everything that a change does not touch', () => {
    const { board, node, edge, graph } = open()
    const before = { a: node('a'), b: node('b'), t: node('t'), p: edge('p') }
    board.session.edit((edit) => edit.putService({ id: 'b', name: 'Renamed', language: 'java' }))
    expect(node('b')).not.toBe(before.b)
    expect([node('a'), node('t'), edge('p')]).toEqual([before.a, before.t, before.p])
    expect(node('a')).toBe(before.a)
    expect(edge('p')).toBe(before.p)
    const { nodes } = graph.state.getState()
    board.workspace.setState({ inspectorOpen: false })
    expect(graph.state.getState().nodes).toBe(nodes)
  })

  it('moves with the hand while dragging, and edits the board once, when dropped', () => {
    const { board, node, drag } = open()
    drag('a', 8, 8, true)
    drag('a', 40, 16, true)
    expect(node('a')?.position).toEqual({ x: 40, y: 16 })
    expect(board.topology().layout.get('a')).toEqual({ x: 0, y: 0 })
    drag('a', 48, 24, false)
    expect(board.topology().layout.get('a')).toEqual({ x: 48, y: 24 })
    board.session.undo()
    expect(board.topology()).toEqual(FILE)
    expect(node('a')?.position).toEqual({ x: 0, y: 0 })
  })

  it('of a large board makes nothing new while dragging but what is in the hand and its edges', () => {
    const board = boardForTests(largeBoard({ nodes: 2_000 }))
    const graph = createCanvasGraph({ ...board, inserting: createInserting() })
    const before = graph.state.getState()
    const id = before.edges[0]?.source ?? ''
    graph.onNodesChange([{ id, type: 'position', position: { x: -9_000, y: 40 }, dragging: true }])
    const { nodes, edges } = graph.state.getState()
    expect(nodes.filter((node, at) => node !== before.nodes[at]).map((node) => node.id)).toEqual([id])
    const turned = edges.filter((edge, at) => edge !== before.edges[at])
    expect(turned.every(({ source, target }) => source === id || target === id)).toBe(true)
    expect(edges.filter(({ source }) => source === id).map(({ sourceHandle }) => sourceHandle)).toContain('right')
  })

  it('leaves a node in the hand when somebody else edits meanwhile', () => {
    const { board, node, drag } = open()
    drag('a', 40, 16, true)
    board.session.edit((edit) => edit.moveTo('a', { x: -200, y: -200 }))
    expect(node('a')?.position).toEqual({ x: 40, y: 16 })
  })

  it('makes no undo step of a drag that ends where it began', () => {
    const { board, drag } = open()
    drag('a', 40, 16, true)
    drag('a', 0, 0, false)
    expect(board.session.state.getState().canUndo).toBe(false)
  })

  it('leaves the original and drops a copy when the drag began with Alt', () => {
    const { board, node, drag, graph } = open()
    graph.pickUp(true)
    drag('a', 40, 160, true)
    drag('a', 48, 160, false)
    expect(node('a')?.position).toEqual({ x: 0, y: 0 })
    const copy = [...board.topology().services.values()].find(({ name }) => name === 'A-2')
    expect(board.topology().layout.get(copy?.id ?? '')).toEqual({ x: 48, y: 160 })
    graph.pickUp(false)
    drag('a', 8, 0, true)
    drag('a', 8, 0, false)
    expect(board.topology().services.size).toBe(3)
  })

  it('forgets Alt when the drag that began with it went nowhere', () => {
    const { board, drag, graph } = open()
    graph.pickUp(true)
    drag('a', 0, 0, false)
    graph.pickUp(false)
    drag('a', 48, 160, false)
    expect([board.topology().services.size, board.topology().layout.get('a')]).toEqual([2, { x: 48, y: 160 }])
  })

  it('drops no copies for which the board has no room, and says so', () => {
    const names = Array.from({ length: LIMITS.frames }, (_, at) => `f${at}`)
    const notes = new Map(names.map((frame) => [`in ${frame}`, { id: `in ${frame}`, text: frame, frame }]))
    const frames = new Map(names.map((id) => [id, { id, name: id }]))
    const layout = new Map([...notes.keys()].map((id, at) => [id, { x: at * 400, y: 0 }]))
    const board = boardForTests({ ...EMPTY_TOPOLOGY, name: 'Full', notes, frames, layout })
    const graph = createCanvasGraph({ ...board, inserting: createInserting() })
    const before = board.topology()
    graph.pickUp(true)
    graph.onNodesChange([{ id: 'f0', type: 'position', position: { x: 0, y: 800 }, dragging: false }])
    expect(board.topology()).toBe(before)
    expect(board.said).toEqual(['This board has no room for that many more nodes and connections.'])
  })

  it('of a large board takes all that is selected along, also frames, whichever of it the hand has', () => {
    const whole = largeBoard({ nodes: 600 })
    const [inside = '', hand = ''] = whole.services.keys()
    const services = new Map([...whole.services].map(([id, one]) => [id, id === inside ? { ...one, frame: 'f' } : one]))
    const board = boardForTests({ ...whole, services, frames: new Map([['f', { id: 'f', name: 'Sales' }]]) })
    const graph = createCanvasGraph({ ...board, inserting: createInserting() })
    const { nodes } = graph.state.getState()
    board.select(...nodes.map(({ id }) => id))
    const moveTo = (by: number, dragging: boolean, ...ids: readonly string[]) =>
      graph.onNodesChange(
        nodes
          .filter(({ id }) => ids.includes(id))
          .map(({ id, position: { x, y } }) => ({ id, type: 'position', position: { x: x + by, y }, dragging })),
      )
    moveTo(8, true, 'f', inside)
    moveTo(40, false, 'f', inside)
    moveTo(80, false, hand)
    const ways = [...board.topology().layout].map(([id, { x }]) => x - (whole.layout.get(id)?.x ?? 0))
    expect(ways).toEqual(ways.map(() => 80))
    expect(ways).toHaveLength(600)
  })

  it('shows a dropped copy also while the focus is on the original', () => {
    const { board, graph, drag } = open()
    board.workspace.setState({ focus: { on: new Set(['a']), steps: 1 } })
    followFocus(board)
    graph.pickUp(true)
    drag('a', 40, 160, false)
    const [copy] = board.workspace.getState().selection
    expect(graph.state.getState().nodes.map(({ id }) => id)).toContain(copy)
  })

  it('selects in the workspace and never in the history', () => {
    const { board, graph, node } = open()
    graph.onNodesChange([{ id: 'a', type: 'select', selected: true }])
    graph.onEdgesChange([{ id: 'p', type: 'select', selected: true }])
    expect(board.workspace.getState().selection).toEqual(new Set(['a', 'p']))
    expect(node('a')?.selected).toBe(true)
    graph.onNodesChange([{ id: 'a', type: 'select', selected: false }])
    expect(board.workspace.getState().selection).toEqual(new Set(['p']))
    expect(board.session.state.getState().canUndo).toBe(false)
  })

  it('turns an edge around to where the nodes face each other', () => {
    const { edge, drag } = open()
    expect([edge('p')?.sourceHandle, edge('p')?.targetHandle]).toEqual(['right', 'left'])
    drag('a', 800, 0, true)
    expect([edge('p')?.sourceHandle, edge('p')?.targetHandle]).toEqual(['left', 'right'])
    drag('a', 400, 400, true)
    expect([edge('p')?.sourceHandle, edge('p')?.targetHandle]).toEqual(['top', 'bottom'])
  })

  it('stops following when it is closed', () => {
    const { board, close, graph } = open()
    close()
    board.session.edit((edit) => edit.remove(['a']))
    expect(graph.state.getState().nodes).toHaveLength(3)
  })

  it('selects nothing that is gone', () => {
    const { board } = open()
    const id = addNode(board, 'service', { x: 0, y: 400 })
    board.select(id, 'a', 'p')
    board.session.undo()
    expect(board.workspace.getState().selection).toEqual(new Set(['a', 'p']))
  })

  it('puts a loose node that is dropped on a connection into it, as one undo step', () => {
    const { board, inserting, drag } = open()
    const id = addNode(board, 'service', { x: 0, y: 400 })
    const before = board.topology()
    const node = looseNode(before, id) ?? expect.fail('it is connected')
    inserting.setState({ held: heldOver(board, { connection: 's', node, at: { x: 0, y: 0 } }) })
    drag(id, 560, 0, true)
    drag(id, 560, 0, false)
    const { connections, layout, topics } = board.topology()
    expect(layout.get(id)).toEqual({ x: 560, y: 0 })
    expect(topics.size).toBe(2)
    expect([...connections.values()].filter(({ from, to }) => from === id || to === id)).toHaveLength(2)
    board.session.undo()
    expect(board.topology()).toEqual(before)
  })

  it('puts it into the connection as it is when it is dropped, whatever others did since the hand came there', () => {
    const { board, inserting, drag } = open()
    const id = addNode(board, 'service', { x: 0, y: 400 })
    const node = looseNode(board.topology(), id) ?? expect.fail('it is connected')
    inserting.setState({ held: heldOver(board, { connection: 's', node, at: { x: 0, y: 0 } }) })
    board.session.edit((edit) => {
      edit.putService({ id, name: 'Theirs', language: 'java' })
      edit.putConnection({ id: 's', kind: 'subscribes', from: 't', to: 'b', group: 'renamed', start: 'earliest' })
    })
    drag(id, 560, 0, false)
    const { connections, services } = board.topology()
    expect(services.get(id)?.name).toBe('Theirs')
    expect(connections.get('s')).toMatchObject({ to: 'b', group: 'renamed' })
    expect([...connections.values()].filter(({ from, to }) => from === id || to === id)).toHaveLength(2)
  })

  it('only moves it where the connection is gone, or the node was connected, meanwhile', () => {
    const gone = ({ session }: CommandContext) => session.edit((edit) => edit.remove(['s']))
    const connected = ({ session }: CommandContext, id: string) =>
      session.edit((edit) => edit.putConnection(newConnection(FILE, 'produces', { from: id, to: 't' })))
    for (const meanwhile of [gone, connected]) {
      const { board, inserting, drag } = open()
      const id = addNode(board, 'service', { x: 0, y: 400 })
      const node = looseNode(board.topology(), id) ?? expect.fail('it is connected')
      inserting.setState({ held: heldOver(board, { connection: 's', node, at: { x: 0, y: 0 } }) })
      meanwhile(board, id)
      const { connections } = board.topology()
      drag(id, 560, 0, false)
      expect(board.topology().connections).toEqual(connections)
      expect(board.topology().layout.get(id)).toEqual({ x: 560, y: 0 })
    }
  })

  it('only moves a node across a connection where it cannot go into it, and none that is connected is loose', () => {
    const { board, inserting, drag } = open()
    const id = addNode(board, 'topic', { x: 0, y: 400 })
    const before = board.topology()
    const node = looseNode(before, id) ?? expect.fail('it is connected')
    inserting.setState({ held: heldOver(board, { connection: 's', node, at: { x: 0, y: 0 } }) })
    drag(id, 560, 0, false)
    expect(board.topology().connections).toEqual(before.connections)
    expect(board.topology().layout.get(id)).toEqual({ x: 560, y: 0 })
    expect(looseNode(before, 'a')).toBe(null)
  })

  it('leads a connection where the hand has its waypoints, and along with both of its ends', () => {
    const { board, graph, edge, drag } = open()
    graph.lead('s', [{ x: 600, y: 200 }])
    expect(edge('s')).toMatchObject({ sourceHandle: 'bottom', data: { via: [{ x: 600, y: 200 }] } })
    expect(board.topology()).toEqual(FILE)
    graph.letGo()
    expect(edge('s')?.data?.via).toEqual([])
    giveWaypoints(board, 's', [{ x: 600, y: 200 }])
    const settled = edge('p')
    drag('t', 320, 80, true)
    expect(edge('s')?.data?.via).toEqual([{ x: 600, y: 200 }])
    const move = (dragging: boolean, y: number) =>
      graph.onNodesChange([
        { id: 't', type: 'position', position: { x: 320, y: y + 80 }, dragging },
        { id: 'b', type: 'position', position: { x: 800, y }, dragging },
      ])
    move(true, 160)
    expect(edge('s')?.data?.via).toEqual([{ x: 600, y: 360 }])
    expect(edge('p')?.data).toEqual(settled?.data)
  })
})
