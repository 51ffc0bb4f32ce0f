import { describe, expect, it } from 'vitest'
import { boardForTests, drawn } from './boardForTests'
import { canReconnect, moveEnd, moveStart, reconnect } from './reconnecting'

const BOARD = drawn(`
streamboard: 1
services: [{ id: a, name: Orders }, { id: b, name: Billing }, { id: c, name: Mail }]
topics: [{ id: t, name: order-placed }, { id: u, name: bill-sent }]
stores: [{ id: w, name: accounts, kind: table }, { id: s, name: balance }]
connections:
  - { id: at, kind: produces, from: a, to: t, rate: 7, key: k }
  - { id: bt, kind: produces, from: b, to: t }
  - { id: tb, kind: subscribes, from: t, to: b, group: billing, start: latest }
  - { id: ac, kind: calls, from: a, to: c }
  - { id: wu, kind: captures, from: w, to: u }
  - { id: bs, kind: keeps, from: b, to: s }
`)

describe('an end of a connection', () => {
  it.each([
    ['at', 'to', 'u'],
    ['at', 'from', 'c'],
    ['tb', 'to', 'a'],
    ['tb', 'from', 'u'],
    ['ac', 'to', 'b'],
    ['ac', 'to', 'c'],
    ['bs', 'to', 'w'],
    ['wu', 'to', 't'],
  ] as const)('of %s, its %s, may lie on %s', (id, end, to) => {
    expect(canReconnect(BOARD, { id, end, to }).ok).toBe(true)
  })

  it.each([
    ['at', 'from', 'b', 'Billing already produces to order-placed.'],
    ['at', 'from', 'u', 'Two topics cannot be connected: a service subscribes to one and produces to the other.'],
    ['at', 'to', 'b', 'What a service produces ends at a topic, and Billing is a service.'],
    ['ac', 'to', 'u', 'An HTTP call ends at a service, and bill-sent is a topic.'],
    ['tb', 'from', 'a', 'A subscription begins at a topic, and Orders is a service.'],
    ['ac', 'to', 'a', 'A service needs no connection to itself.'],
    [
      'wu',
      'from',
      's',
      'balance is a state, and only the rows of a table have changes to capture. Make it a table first.',
    ],
    ['gone', 'to', 'a', 'This connection is no longer on the board.'],
  ] as const)('of %s, its %s, cannot lie on %s: %s', (id, end, to, reason) => {
    expect(canReconnect(BOARD, { id, end, to })).toEqual({ ok: false, reason })
  })

  it('moves with the id and the settings of its connection, as one undo step', () => {
    const board = boardForTests(BOARD)
    reconnect(board, { id: 'at', end: 'to', to: 'u' })
    expect(board.topology().connections.get('at')).toEqual({ ...BOARD.connections.get('at'), to: 'u' })
    reconnect(board, { id: 'tb', end: 'to', to: 'c' })
    expect(board.topology().connections.get('tb')).toEqual({ ...BOARD.connections.get('tb'), to: 'c' })
    board.session.undo()
    board.session.undo()
    expect(board.topology()).toEqual(BOARD)
  })

  it('that cannot move says why and stays', () => {
    const board = boardForTests(BOARD)
    reconnect(board, { id: 'at', end: 'from', to: 'b' })
    expect(board.said).toEqual(['Billing already produces to order-placed.'])
    expect(board.topology()).toEqual(BOARD)
  })

  it('is asked for when one connection alone is selected', () => {
    const board = boardForTests(BOARD)
    board.select('at', 'a')
    expect([moveStart, moveEnd].map((command) => command.enabled(board))).toEqual([false, false])
    board.select('at')
    moveEnd.run(board)
    expect(board.workspace.getState().dialog).toEqual({ kind: 'reconnect', id: 'at', end: 'to' })
  })
})
