import { expect, test } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import { type ServiceWork, serviceWork } from './serviceWork'
import { whyRejoin } from './whyRejoin'

const FEED = `streamboard: 1
name: Feed
services:
  - { id: s1, name: Fan-out }
  - { id: s2, name: web }
topics:
  - { id: t1, name: posts }
  - { id: t2, name: prices }
connections:
  - { id: c1, kind: subscribes, from: t1, to: s1, group: fan-out, start: latest }
  - { id: c2, kind: produces, from: s1, to: t2, rate: 5, value: "{{seq}}" }
`

function workOf(text: string): ServiceWork {
  const board = { boardId: 'feed', topology: boardOf(text), prefix: '', mayProduceTo: () => true }
  const work = serviceWork(board, 's1')
  if (!work) throw new Error('no such service')
  return work
}
const whyAfter = (...change: readonly [from: string, to: string]) =>
  whyRejoin(workOf(FEED), workOf(FEED.replace(...change)))
const more = (connection: string) => ['connections:', `connections:\n  - ${connection}`] as const

test('what a member of a group can be told while it runs needs no other start', () => {
  expect(whyAfter('rate: 5', 'rate: 50')).toBeUndefined()
  expect(whyAfter('name: Fan-out', 'name: Fan-out, delayMs: 5, instances: 3')).toBeUndefined()
  expect(whyAfter(...more('{ id: c9, kind: produces, from: s1, to: t1, when: input }'))).toBeUndefined()
})

test('what it cannot be told is named', () => {
  expect(whyAfter('group: fan-out', 'group: audit')).toBe('its groups changed')
  expect(whyAfter('name: posts', 'name: articles')).toBe('the topics that it reads changed')
  expect(whyAfter('start: latest', 'start: earliest')).toBe('where its groups begin to read changed')
  expect(whyAfter('name: Fan-out', 'name: Fan-out, commit: each')).toBe('its commit policy changed')
  expect(whyAfter(...more('{ id: c9, kind: subscribes, from: t2, to: s1, group: none, as: table, lookup: key }'))).toBe(
    'the tables that it looks up changed',
  )
  expect(whyAfter(...more('{ id: c9, kind: calls, from: s2, to: s1 }'))).toBe('whether it is called changed')
})
