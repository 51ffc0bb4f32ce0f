import { describe, expect, it } from 'vitest'
import { boardForTests, drawn } from './boardForTests'
import { duplicate } from './copying'
import { insertionOf } from './inserting'
import { newNode } from './newElements'
import { NUDGES } from './nudging'
import { addWaypoint, giveWaypoints, straighten } from './waypoints'

const BOARD = drawn(`
streamboard: 1
services: [{ id: a, name: a }, { id: b, name: b }]
topics: [{ id: t, name: t }]
connections:
  - { id: at, kind: produces, from: a, to: t, rate: 3 }
  - { id: tb, kind: subscribes, from: t, to: b, group: b, via: [{ x: 600, y: 100 }, { x: 700, y: 100 }] }
layout: { a: { x: 0, y: 0 }, t: { x: 320, y: 0 }, b: { x: 800, y: 0 } }
`)
const viaOf = (board: ReturnType<typeof boardForTests>, id: string) => board.topology().connections.get(id)?.via

describe('waypoints', () => {
  it('are given, moved and taken away, one undo step each', () => {
    const board = boardForTests(BOARD)
    giveWaypoints(board, 'at', [{ x: 200, y: 80 }])
    expect(board.topology().connections.get('at')).toEqual({ ...BOARD.connections.get('at'), via: [{ x: 200, y: 80 }] })
    giveWaypoints(board, 'at', [])
    expect(board.topology()).toEqual(BOARD)
    board.session.undo()
    expect(viaOf(board, 'at')).toHaveLength(1)
  })

  it('are straightened where there are some', () => {
    const board = boardForTests(BOARD)
    board.select('at')
    expect(straighten.enabled(board)).toBe(false)
    board.select('at', 'tb', 'a')
    straighten.run(board)
    expect(viaOf(board, 'tb')).toBe(undefined)
    expect(board.topology().connections.get('tb')).toMatchObject({ group: 'b' })
  })

  it('go along when both ends are moved, and stay when one is', () => {
    const board = boardForTests(BOARD)
    const right = NUDGES.find(({ id }) => id === 'nudge-right-5')
    board.select('t', 'b')
    right?.run(board)
    expect(viaOf(board, 'tb')).toEqual([
      { x: 640, y: 100 },
      { x: 740, y: 100 },
    ])
    board.session.undo()
    expect(board.topology()).toEqual(BOARD)
    board.select('b')
    right?.run(board)
    expect(viaOf(board, 'tb')).toEqual(BOARD.connections.get('tb')?.via)
  })

  it('are copied beside the copies', () => {
    const board = boardForTests(BOARD)
    board.select('t', 'b')
    duplicate.run(board)
    const copy = [...board.topology().connections.values()].find(({ id }) => !BOARD.connections.has(id))
    expect(copy?.via).toEqual([
      { x: 632, y: 132 },
      { x: 732, y: 132 },
    ])
  })

  it('are no more where a node is put in', () => {
    const connection = BOARD.connections.get('tb') ?? expect.fail('it is drawn')
    const insertion = insertionOf(BOARD, connection, newNode(BOARD, 'service'))
    expect(insertion.ok && insertion.connections.map(({ via }) => via)).toEqual([undefined, undefined, undefined])
  })

  it('are as many as a board can have, and no more', () => {
    const board = boardForTests(BOARD)
    giveWaypoints(
      board,
      'at',
      Array.from({ length: 51 }, (_, x) => ({ x, y: 0 })),
    )
    expect(board.said).toEqual(['A connection has at most 50 waypoints.'])
    expect(board.topology()).toEqual(BOARD)
  })

  it('are added by a command to the one connection that is selected', () => {
    const board = boardForTests(BOARD)
    board.select('at')
    addWaypoint.run(board)
    expect(board.workspace.getState().view).toEqual({ kind: 'bend', id: 'at' })
  })
})
