import { expect, test } from 'vitest'
import { boardOf } from '../../topology/boardForTests'
import { check } from '../check'

const BOARD = boardOf(`streamboard: 1
services:
  - { id: a, name: Orders }
  - { id: b, name: Stock }
topics:
  - { id: t, name: orders }
connections:
  - { id: p, kind: produces, from: a, to: t }
  - { id: s, kind: subscribes, from: t, to: b, group: stock }
`)
const told = (foreign?: readonly string[]) =>
  check(BOARD, { prefix: '', ...(foreign && { foreign }) })
    .filter(({ code }) => code === 'foreignTopic')
    .map(({ severity, elementId, sentence, next }) => `${severity} ${elementId}: ${sentence} ${next}`)

test('a topic of somebody else that is to be written is a problem, until it is adopted', () => {
  expect(told(['t'])).toEqual([
    'error t: "orders" was on the cluster already and belongs to somebody else: nothing here produces to it. Adopt it in the plan, or choose another name.',
  ])
  expect([told([]), told()]).toEqual([[], []])
})

test('a topic that is gone from the board is nobody’s problem', () => {
  expect(told(['gone'])).toEqual([])
})
