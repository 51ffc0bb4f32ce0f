import { expect, it } from 'vitest'
import { EMPTY_TOPOLOGY } from '../../../shared/topology/model'
import { compareBoards } from '../comparison'
import { boardForTests, drawn } from './boardForTests'
import { endComparing, goToChange, nextChange, previousChange, showVersions } from './comparing'

const AFTER = drawn(`streamboard: 1
name: Shop
services: [{ id: s, name: Orders }, { id: m, name: Mail }]
faults: [{ id: f, fault: crash Orders at 5s }]
layout: { s: { x: 0, y: 0 }, m: { x: 0, y: 100 } }
`)

function comparing() {
  const board = boardForTests(AFTER)
  const before = { version: 1, label: 'Then', topology: { ...EMPTY_TOPOLOGY, name: 'Shop' } }
  board.workspace.setState({ comparison: compareBoards(before, { version: null, label: 'Now', topology: AFTER }) })
  return {
    board,
    seen: () => {
      const { comparison, view } = board.workspace.getState()
      board.workspace.setState({ view: null })
      return [comparison?.step, view?.kind === 'reveal' ? view.id : null]
    },
  }
}

it('changes are gone through one by one, around the end, and what is drawn is brought into view', () => {
  const { board, seen } = comparing()
  const steps = [nextChange, nextChange, nextChange, nextChange, previousChange].map((command) => {
    command.run(board)
    return seen()
  })
  expect(steps).toEqual([
    [0, 'm'],
    [1, 's'],
    [2, null],
    [0, 'm'],
    [2, null],
  ])
})

it('a frame that is new is brought into view as well', () => {
  const framed = new Map([...AFTER.services].map(([id, service]) => [id, { ...service, frame: 'g' }]))
  const topology = { ...AFTER, services: framed, frames: new Map([['g', { id: 'g', name: 'Sales' }]]) }
  const board = boardForTests(topology)
  const before = { version: 1, label: 'Then', topology: AFTER }
  const comparison = compareBoards(before, { version: null, label: 'Now', topology })
  board.workspace.setState({ comparison })
  goToChange(
    board.workspace,
    comparison.changes.findIndex((change) => change.kind === 'added' && change.id === 'g'),
  )
  expect(board.workspace.getState().view).toEqual({ kind: 'reveal', id: 'g' })
})

it('going back begins at the last change', () => {
  const { board, seen } = comparing()
  previousChange.run(board)
  expect(seen()).toEqual([2, null])
})

it('ending leaves the list of versions open', () => {
  const { board } = comparing()
  board.workspace.setState({ versionsOpen: true })
  endComparing.run(board)
  expect(board.workspace.getState()).toMatchObject({ comparison: null, versionsOpen: true })
})

it('there is nothing to go through where nothing is compared, and closing the versions ends comparing', () => {
  const { board } = comparing()
  showVersions.run(board)
  expect([board.workspace.getState().comparison, nextChange.enabled(board)]).toEqual([null, false])
})
