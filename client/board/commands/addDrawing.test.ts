import { expect, it } from 'vitest'
import { followFocus, shownBoard } from '../focus'
import { addDrawing, joinedNames } from './addDrawing'
import { boardForTests, drawn } from './boardForTests'

const HERE = drawn(`streamboard: 1
name: Here
services:
  - { id: a, name: Orders, language: go }
topics:
  - { id: t, name: placed, partitions: 6 }
connections:
  - { id: c, kind: produces, from: a, to: t, rate: 5 }
layout: { a: { x: 100, y: 50 }, t: { x: 500, y: 50 } }
`)
const THERE = drawn(`streamboard: 1
name: There
services:
  - { id: s1, name: Orders }
  - { id: s2, name: Stock }
topics:
  - { id: t1, name: placed }
connections:
  - { id: c1, kind: produces, from: s1, to: t1 }
  - { id: c2, kind: subscribes, from: t1, to: s2, group: stock }
notes:
  - { id: n, text: hello }
layout: { s1: { x: 0, y: 0 }, s2: { x: 900, y: 8 }, t1: { x: 400, y: 0 } }
`)

it('a drawing that is added while the focus is on something is in the focus, too', () => {
  const board = boardForTests(HERE)
  board.workspace.setState({ focus: { on: new Set(['a']), steps: 1 } })
  followFocus(board)
  addDrawing(board, THERE)
  expect([...shownBoard(board).services.values()].map(({ name }) => name).sort()).toEqual(['Orders', 'Stock'])
})

it('a drawing is joined by name to what is there, which stays as it is; undo takes it all back', () => {
  const board = boardForTests(HERE)
  expect(joinedNames(HERE, THERE)).toEqual(['Orders', 'placed'])
  expect(addDrawing(board, THERE)).toBe(true)
  const { services, topics, connections, notes, layout } = board.topology()
  expect(topics).toEqual(HERE.topics)
  expect(services.get('a')).toEqual(HERE.services.get('a'))
  const [stock] = [...services.values()].filter(({ name }) => name === 'Stock')
  expect([...connections.values()].map(({ kind, from, to }) => [kind, from, to])).toEqual(
    expect.arrayContaining([
      ['produces', 'a', 't'],
      ['subscribes', 't', stock?.id],
    ]),
  )
  expect(connections.size).toBe(2)
  expect(notes.size).toBe(1)
  expect(layout.get(stock?.id ?? '')).toEqual({ x: 1000, y: 498 })
  board.session.undo()
  expect(board.topology()).toEqual(HERE)
})

it('what is in a frame there is in the frame of that name here, or in a new one', () => {
  const framed = (name: string) =>
    drawn(`streamboard: 1
name: ${name}
services:
  - { id: ${name}1, name: Only ${name}, frame: ${name}f }
  - { id: ${name}2, name: Orders, frame: ${name}f }
frames:
  - { id: ${name}f, name: Sales }
`)
  const more = drawn(`streamboard: 1
name: More
services:
  - { id: x, name: Packer, frame: g }
  - { id: y, name: Sender, frame: g }
  - { id: z, name: Orders, frame: h }
frames:
  - { id: g, name: Shipping }
  - { id: h, name: Held by nobody new }
`)
  const board = boardForTests(framed('here'))
  addDrawing(board, framed('there'))
  addDrawing(board, more)
  const { services, frames } = board.topology()
  const places = [...services.values()].map(({ name, frame }) => `${name} in ${frames.get(frame ?? '')?.name}`)
  expect(places.sort()).toEqual([
    'Only here in Sales',
    'Only there in Sales',
    'Orders in Sales',
    'Packer in Shipping',
    'Sender in Shipping',
  ])
  expect([...frames.values()].map(({ name }) => name).sort()).toEqual(['Sales', 'Shipping'])
})

it('a drawing that the board has no room for leaves it alone and says so', () => {
  const board = boardForTests(HERE)
  const notes = new Map(Array.from({ length: 10_000 }, (_, at) => [`n${at}`, { id: `n${at}`, text: '' }]))
  expect(addDrawing(board, { ...THERE, notes })).toBe(false)
  expect(board.said).toHaveLength(1)
  expect(board.topology()).toEqual(HERE)
})
