import { expect, it } from 'vitest'
import type { BoardProblem } from '../../../shared/checks/check'
import { boardOf } from '../../../shared/topology/boardForTests'
import { outlineMove } from './outlineMove'
import { outlineRows } from './outlineRows'
import { outlineTree } from './outlineTree'

const BOARD = boardOf(`
streamboard: 1
name: Words
services: [{ id: a, name: Orders }, { id: b, name: Billing }]
topics: [{ id: t, name: orders, partitions: 3 }, { id: d, name: lost, partitions: 1 }]
stores: [{ id: s, name: accounts, kind: table }]
notes: [{ id: n, text: "Rush hour\\nis at six" }]
connections:
  - { id: at, kind: produces, from: a, to: t }
  - { id: tb, kind: subscribes, from: t, to: b, group: billing }
  - { id: ta, kind: subscribes, from: t, to: a, as: table, group: '' }
  - { id: bd, kind: produces, when: failure, from: b, to: d }
  - { id: bl, kind: produces, when: life, from: b, to: d }
  - { id: ab, kind: calls, from: a, to: b }
  - { id: bs, kind: keeps, from: b, to: s }
  - { id: sd, kind: captures, from: s, to: d }
`)
const PROBLEMS: readonly BoardProblem[] = [
  { code: 'x', elementId: 't', severity: 'error', sentence: 'It is too wide.', next: 'Make it narrower.' },
  { code: 'y', elementId: 't', severity: 'hint', sentence: 'It could be red.' },
]
const TREE = outlineTree(BOARD, PROBLEMS)
const NONE: ReadonlySet<string> = new Set()
const shown = (toggled = NONE, wanted = '') => outlineRows(TREE, { toggled, wanted })
const lines = (...shownBy: Parameters<typeof shown>) =>
  shown(...shownBy).map(({ level, node: { name, detail } }) => [' '.repeat(level - 1) + name, detail].join('|'))

it('tells of everything on the board, under a heading with its number, by name', () => {
  expect(lines()).toEqual([
    'Services|2',
    ' Billing|',
    ' Orders|',
    'Topics|2',
    ' lost|1 partition',
    ' orders|3 partitions, 1 problem',
    'Stores|1',
    ' accounts|table',
    'Notes|1',
    ' Rush hour|',
    'Problems|2',
    ' It is too wide. Make it narrower.|error',
    ' It could be red.|hint',
  ])
})

it('tells every connection at both of its ends, each from where it stands', () => {
  const told = shown(new Set(['a', 'b', 't', 'd', 's']))
    .filter(({ level }) => level === 3)
    .map(({ parent, node: { id, name } }) => `${parent} ${id}: ${name}`)
  expect(told.toSorted()).toEqual([
    'a ab: calls Billing',
    'a at: produces to orders',
    'a ta: reads orders as a table',
    'b ab: called by Orders',
    'b bd: gives up to lost',
    'b bl: tells lost when it starts and stops',
    'b bs: keeps its data in accounts',
    'b tb: subscribes to orders as group billing',
    'd bd: gets what Billing gives up',
    'd bl: told by Billing when it starts and stops',
    'd sd: gets the changes of accounts',
    's bs: kept by Billing',
    's sd: captured into lost',
    't at: produced by Orders',
    't ta: read as a table by Orders',
    't tb: read by Billing as group billing',
  ])
})

it('tells what is framed in its frame, and of nothing twice', () => {
  const framed = boardOf(`
streamboard: 1
name: Framed
frames: [{ id: f, name: Shop }]
services: [{ id: a, name: Orders, frame: f }, { id: b, name: Billing }]
topics: [{ id: t, name: orders, frame: f }]
`)
  const rows = (wanted: string) =>
    outlineRows(outlineTree(framed, []), { toggled: NONE, wanted }).map(
      ({ level, node }) => ' '.repeat(level - 1) + node.name,
    )
  expect(rows('')).toEqual(['Frames', ' Shop', '  orders', '  Orders', 'Services', ' Billing'])
  expect(rows('Order')).toEqual(['Frames', ' Shop', '  orders', '  Orders'])
  expect(rows('shop')).toEqual(['Frames', ' Shop', '  orders', '  Orders'])
})

it('says of each line where it stands among its like, and whether it is open', () => {
  const row = shown(new Set(['Stores'])).find(({ node }) => node.key === 't')
  expect(row).toMatchObject({ level: 2, position: 2, setSize: 2, parent: 'Topics', isOpen: false })
  expect(shown(new Set(['Stores'])).find(({ node }) => node.key === 'Stores')?.isOpen).toBe(false)
  expect(shown().find(({ node }) => node.key === 'n')?.isOpen).toBeNull()
})

it('narrowed to part of a name shows what has it, below its heading, also where that was closed', () => {
  expect(lines(new Set(['Topics']), ' ORD')).toEqual([
    'Services|1',
    ' Orders|',
    'Topics|1',
    ' orders|3 partitions, 1 problem',
  ])
  expect(lines(NONE, 'nowhere')).toEqual([])
})

it.each([
  ['ArrowDown', 'Services', { kind: 'go', key: 'b', extends: false }],
  ['ArrowUp', 'Services', { kind: 'go', key: 'Services', extends: false }],
  ['Home', 't', { kind: 'go', key: 'Services', extends: false }],
  ['End', 'Services', { kind: 'go', key: 'problem y t undefined It could be red.', extends: false }],
  ['PageDown', 'b', { kind: 'go', key: 'problem y t undefined It could be red.', extends: false }],
  ['ArrowRight', 'b', { kind: 'toggle', key: 'b' }],
  ['ArrowRight', 'Services', { kind: 'go', key: 'b', extends: false }],
  ['ArrowRight', 'n', { kind: 'go', key: 'n', extends: false }],
  ['ArrowLeft', 'Services', { kind: 'toggle', key: 'Services' }],
  ['ArrowLeft', 't', { kind: 'go', key: 'Topics', extends: false }],
  [' ', 't', { kind: 'choose', key: 't' }],
  [' ', 'Topics', { kind: 'toggle', key: 'Topics' }],
  ['Enter', 'Topics', { kind: 'toggle', key: 'Topics' }],
  ['Enter', 't', null],
  ['n', 't', null],
] as const)('%s on %s', (key, active, wish) => {
  expect(outlineMove({ key, shiftKey: false }, shown(), active)).toEqual(wish)
})

it('Shift and an arrow take the next line along; Enter on a connection opens it in the inspector', () => {
  expect(outlineMove({ key: 'ArrowDown', shiftKey: true }, shown(), 'b')).toEqual({
    kind: 'go',
    key: 'a',
    extends: true,
  })
  expect(outlineMove({ key: 'Enter', shiftKey: false }, shown(new Set(['a'])), 'a ab')).toEqual({
    kind: 'inspect',
    key: 'a ab',
  })
})
