import { describe, expect, it } from 'vitest'
import { boardForTests, drawn } from './commands/boardForTests'
import { focusSelection, leaveFocus, narrowFocus, widenFocus } from './commands/focusing'
import { selectAll, selectNone } from './commands/selecting'
import { followFocus, shownBoard } from './focus'
import { neighbourhood } from './neighbourhood'

const CHAIN = drawn(`streamboard: 1
services: [{ id: a, name: a }, { id: b, name: b }, { id: c, name: c }, { id: far, name: far }]
topics: [{ id: t, name: t, partitions: 1, replication: 1 }, { id: u, name: u, partitions: 1, replication: 1 }]
connections:
  - { id: at, kind: produces, from: a, to: t }
  - { id: tb, kind: subscribes, from: t, to: b, group: b }
  - { id: bu, kind: produces, from: b, to: u }
  - { id: uc, kind: subscribes, from: u, to: c, group: c }
notes: [{ id: n, text: alone }]
layout: { a: { x: 0, y: 0 }, far: { x: 0, y: 50 }, n: { x: 0, y: 99 } }
`)

const near = (steps: number, ...ids: string[]) => [...neighbourhood(CHAIN, new Set(ids), steps)].sort()

describe('a neighbourhood', () => {
  it('grows by a step in both directions', () => {
    expect(near(0, 'b')).toEqual(['b'])
    expect(near(1, 'b')).toEqual(['b', 't', 'u'])
    expect(near(2, 'b')).toEqual(['a', 'b', 'c', 't', 'u'])
    expect(near(100, 'b')).toEqual(['a', 'b', 'c', 't', 'u'])
  })

  it('of a connection begins at both of its ends', () => {
    expect(near(0, 'tb')).toEqual(['b', 't', 'tb'])
  })
})

describe('focus', () => {
  const shown = (board: ReturnType<typeof boardForTests>) => {
    const { services, topics, notes, connections, layout } = shownBoard(board)
    return [services, topics, notes, connections, layout].map((things) => [...things.keys()].join(' ')).join(' | ')
  }

  it('shows the neighbourhood of the selection, wider and narrower, until it is left', () => {
    const board = boardForTests(CHAIN)
    expect(focusSelection.enabled(board)).toBe(false)
    board.select('t')
    focusSelection.run(board)
    expect(shown(board)).toBe('a b | t |  | at tb | a')
    widenFocus.run(board)
    expect(shown(board)).toBe('a b | t u |  | at bu tb | a')
    narrowFocus.run(board)
    expect(narrowFocus.enabled(board)).toBe(false)
    expect(shown(board)).toBe('a b | t |  | at tb | a')
    leaveFocus.run(board)
    expect(shownBoard(board)).toBe(board.topology())
    expect(leaveFocus.enabled(board)).toBe(false)
  })

  it('is what "all" means while it lasts', () => {
    const board = boardForTests(CHAIN)
    board.select('a')
    focusSelection.run(board)
    selectAll.run(board)
    expect(board.workspace.getState().selection).toEqual(new Set(['a', 't', 'at']))
    selectNone.run(board)
    expect(shown(board)).toBe('a | t |  | at | a')
  })

  it('takes in what is selected from elsewhere, such as what is found or added', () => {
    const board = boardForTests(CHAIN)
    const stop = followFocus(board)
    board.select('a')
    focusSelection.run(board)
    board.select('far')
    board.select('n')
    board.select()
    expect(shown(board)).toBe('a far | t | n | at | a far n')
    stop()
  })

  it('is over when what it was on is gone', () => {
    const board = boardForTests(CHAIN)
    board.select('far')
    focusSelection.run(board)
    board.session.edit((edit) => edit.remove(['far']))
    expect(shownBoard(board)).toBe(board.topology())
  })
})
