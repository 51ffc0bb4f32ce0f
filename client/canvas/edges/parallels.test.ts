import { expect, it } from 'vitest'
import { drawn } from '../../board/commands/boardForTests'
import { parallels } from './parallels'

it('connections between the same two nodes lie beside each other, whatever their direction; others lie straight', () => {
  const { connections } = drawn(`
streamboard: 1
services: [{ id: a, name: a }, { id: b, name: b }]
topics: [{ id: t, name: t }]
connections:
  - { id: c1, kind: calls, from: a, to: b }
  - { id: c2, kind: calls, from: b, to: a }
  - { id: c3, kind: produces, from: a, to: t }
  - { id: c4, kind: subscribes, from: t, to: a, group: a }
  - { id: c5, kind: produces, when: failure, from: a, to: t }
  - { id: c6, kind: subscribes, from: t, to: b, group: b }
`)
  expect([...parallels(connections.values())]).toEqual([
    ['c1', -8],
    ['c2', 8],
    ['c3', -16],
    ['c4', 0],
    ['c5', 16],
  ])
})

it('however many there are, they leave at the side of the node', () => {
  const connections = Array.from({ length: 40 }, (_, i) => ({ kind: 'calls', id: `${i}`, from: 'a', to: 'b' }) as const)
  const asides = [...parallels(connections).values()]
  expect(new Set(asides).size).toBe(40)
  expect([Math.min(...asides), Math.max(...asides)]).toEqual([-24, 24])
})
