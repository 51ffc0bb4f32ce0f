import { expect, it } from 'vitest'
import { boardOf } from '../topology/boardForTests'
import { writtenForeign } from './writtenForeign'

const BOARD = boardOf(`
streamboard: 1
services: [{ id: a, name: a }]
topics: [{ id: p, name: p }, { id: c, name: c }, { id: r, name: r }, { id: own, name: own }]
stores: [{ id: s, name: s, kind: table }]
connections:
  - { id: ap, kind: produces, from: a, to: p }
  - { id: sc, kind: captures, from: s, to: c }
  - { id: ra, kind: subscribes, from: r, to: a, group: a }
  - { id: ao, kind: produces, from: a, to: own }
`)
const foreign = ['p', 'c', 'r'].map((id) => ({ topicId: id, topic: id }))

it('names the topics of others that a service or a table would write to, not those that are only read', () => {
  const written = writtenForeign(BOARD, { foreign })
  expect(written.map(({ topic }) => topic)).toEqual(['p', 'c'])
})
