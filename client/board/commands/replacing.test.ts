import { describe, expect, it } from 'vitest'
import { boardForTests, drawn } from './boardForTests'
import { replace, replaceBy, replaceByNew, replacementOf, replacementsFor } from './replacing'

const BOARD = drawn(`
streamboard: 1
services: [{ id: a, name: Orders, language: java, retries: 9 }, { id: b, name: Billing }, { id: c, name: Mail }]
topics: [{ id: t, name: order-placed, partitions: 6, configs: { retention.ms: "1000" } }, { id: u, name: bill-sent }]
stores: [{ id: w, name: accounts, kind: table }]
notes: [{ id: n, text: hello }]
connections:
  - { id: at, kind: produces, from: a, to: t, rate: 7 }
  - { id: tb, kind: subscribes, from: t, to: b, group: billing }
  - { id: tc, kind: subscribes, from: t, to: c, group: mail }
  - { id: uc, kind: subscribes, from: u, to: c, group: mail }
  - { id: ab, kind: calls, from: a, to: b }
layout: { a: { x: 8, y: 16 }, t: { x: 320, y: 0 } }
`)
const ids = (connections: Iterable<{ id: string; from: string; to: string }>) =>
  [...connections].map(({ id, from, to }) => `${id}: ${from} ${to}`).sort()

describe('a node is replaced', () => {
  it('by one of its kind, listed by name', () => {
    expect(replacementsFor(BOARD, 'a')).toEqual(['b', 'c'])
    expect(replacementsFor(BOARD, 't')).toEqual(['u'])
    expect(replacementsFor(BOARD, 'w')).toEqual([])
  })

  it('and what cannot be taken over is known before', () => {
    const { taken, lost } = replacementOf(BOARD, 't', 'u')
    expect(ids(taken)).toEqual(['at: a u', 'tb: u b'])
    expect(lost).toEqual([{ connection: BOARD.connections.get('tc'), reason: 'Mail already subscribes to bill-sent.' }])
    expect(replacementOf(BOARD, 'a', 'b').lost.map(({ reason }) => reason)).toEqual([
      'A service needs no connection to itself.',
    ])
  })

  it('by another topic: everybody writes and reads there instead, as one undo step', () => {
    const board = boardForTests(BOARD)
    replaceBy(board, 't', 'u')
    expect([...board.topology().topics.keys()]).toEqual(['u'])
    expect(ids(board.topology().connections.values())).toEqual(['ab: a b', 'at: a u', 'tb: u b', 'uc: u c'])
    expect(board.topology().connections.get('at')).toMatchObject({ rate: 7 })
    expect(board.workspace.getState().selection).toEqual(new Set(['u']))
    board.session.undo()
    expect(board.topology()).toEqual(BOARD)
  })

  it('by a new service with its name and language, in its place, with all of its connections', () => {
    const board = boardForTests(BOARD)
    replaceByNew(board, 'a')
    const [id = ''] = board.workspace.getState().selection
    expect(board.topology().services.get(id)).toEqual({ id, name: 'Orders', language: 'java' })
    expect(board.topology().layout.get(id)).toEqual({ x: 8, y: 16 })
    expect(ids(board.topology().connections.values())).toContain(`at: ${id} t`)
    expect(board.topology().connections.size).toBe(BOARD.connections.size)
    board.session.undo()
    expect(board.topology()).toEqual(BOARD)
  })

  it('by a new topic that is like it, under a name of its own', () => {
    const board = boardForTests(BOARD)
    replaceByNew(board, 't')
    const [id = ''] = board.workspace.getState().selection
    expect(board.topology().topics.get(id)).toEqual({ ...BOARD.topics.get('t'), id, name: 'order-placed-2' })
  })

  it('when it is one, and no note', () => {
    const board = boardForTests(BOARD)
    for (const selection of [['n'], ['a', 'b'], []]) {
      board.select(...selection)
      expect(replace.enabled(board)).toBe(false)
    }
    board.select('w')
    replace.run(board)
    expect(board.workspace.getState().dialog).toEqual({ kind: 'replace', id: 'w' })
  })
})
