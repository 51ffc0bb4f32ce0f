import { expect, test } from 'vitest'
import { boardOf } from '../../../shared/topology/boardForTests'
import { feedsItself } from './feedsItself'

const board = (connections: string) =>
  boardOf(`streamboard: 1
name: Circles
services: [{ id: a, name: A }, { id: b, name: B }]
topics: [{ id: t, name: t }, { id: u, name: u }]
connections:
${connections}
`)
const T_TO_A = '  - { id: c1, kind: subscribes, from: t, to: a, group: g }\n'
const A_TO_U = '  - { id: c2, kind: produces, from: a, to: u, when: input }\n'
const U_TO_B = '  - { id: c3, kind: subscribes, from: u, to: b, group: h }\n'
const B_TO_T = '  - { id: c4, kind: produces, from: b, to: t, when: input }\n'

test.each([
  ['a chain', T_TO_A + A_TO_U + U_TO_B, false],
  ['a circle over two services', T_TO_A + A_TO_U + U_TO_B + B_TO_T, true],
  ['a circle that a clock breaks', T_TO_A + A_TO_U + U_TO_B + B_TO_T.replace('when: input', 'rate: 1'), false],
  ['a circle that a table breaks', T_TO_A + A_TO_U + U_TO_B.replace('group: h', 'as: table') + B_TO_T, false],
  ['a retry topic', `${T_TO_A}  - { id: c5, kind: produces, from: a, to: t, when: failure }\n`, true],
  [
    'two that call each other',
    '  - { id: c6, kind: calls, from: a, to: b }\n  - { id: c7, kind: calls, from: b, to: a }',
    true,
  ],
])('%s', (_what, connections, isCircle) => {
  expect(feedsItself(board(connections), 'a')).toBe(isCircle)
})
