import { expect, it } from 'vitest'
import { drawn } from '../../board/commands/boardForTests'
import { shownConnections } from '../frames/shownConnections'
import { edgeRoutes } from './edgeRoutes'

const board = (gap: number, collapsed: boolean) =>
  drawn(`streamboard: 1
services:
  - { id: a, name: a, frame: f }
  - { id: b, name: b, frame: f }
topics: [{ id: t, name: orders }]
connections:
  - { id: c, kind: subscribes, from: t, to: a, group: a-group-with-a-name }
  - { id: d, kind: produces, from: b, to: t }
  - { id: e, kind: subscribes, from: t, to: b, group: b }
frames: [{ id: f, name: inside, collapsed: ${collapsed} }]
layout: { t: { x: 0, y: 0 }, a: { x: ${392 + gap}, y: 0 }, b: { x: ${392 + gap}, y: 800 } }
`)

function wordsIn(gap: number, collapsed = false) {
  const topology = board(gap, collapsed)
  const routeOf = edgeRoutes(topology)
  return Object.fromEntries(shownConnections(topology).map((line) => [line.id, routeOf(line).words]))
}

it('the words of a label are shown as far as there is room for them between two nodes', () => {
  expect(wordsIn(400)).toMatchObject({ c: 'always', d: 'always' })
  expect(wordsIn(260)).toMatchObject({ c: 'near' })
  expect(wordsIn(150)).toMatchObject({ c: 'never' })
})

it('so are those of the line to a collapsed frame, which is where the frame is', () => {
  expect(wordsIn(400, true)).toEqual({ 't > f': 'always', d: 'always' })
  expect(wordsIn(150, true)).toEqual({ 't > f': 'never', d: 'always' })
})
