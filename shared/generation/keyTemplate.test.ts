import { expect, it } from 'vitest'
import { boardOf } from '../topology/boardForTests'
import { keyTemplate } from './keyTemplate'

const board = boardOf(`streamboard: 1
name: Keys
services: [{ id: shop, name: shop }, { id: stock, name: stock }, { id: split, name: split }]
topics:
  - { id: placed, name: placed }
  - { id: reserved, name: reserved }
  - { id: parts, name: parts }
  - { id: noise, name: noise }
  - { id: round, name: round }
  - { id: wrong, name: wrong }
connections:
  - { id: c1, kind: produces, from: shop, to: placed, key: "order-{{int 1 9}}" }
  - { id: c2, kind: produces, from: shop, to: noise }
  - { id: c9, kind: produces, from: shop, to: wrong, key: "{{nothing}}" }
  - { id: c3, kind: subscribes, from: placed, to: stock, group: stock }
  - { id: c4, kind: produces, from: stock, to: reserved, when: input, key: "{{input.key}}" }
  - { id: c5, kind: subscribes, from: reserved, to: split, group: split }
  - { id: c6, kind: produces, from: split, to: parts, when: input, key: "{{item}}", each: value.parts }
  - { id: c7, kind: produces, from: split, to: round, when: input }
  - { id: c8, kind: subscribes, from: round, to: split, group: split }
`)

it.each([
  ['of who writes on a clock', 'placed', 'order-{{int 1 9}}'],
  ['that was passed on', 'reserved', 'order-{{int 1 9}}'],
  ['that was passed on twice, also in a circle', 'round', 'order-{{int 1 9}}'],
  ['of records without one', 'noise', ''],
  ['that only a record can tell', 'parts', undefined],
  ['that is drawn wrong', 'wrong', undefined],
])('the key %s', (_, topic, expected) => {
  expect(keyTemplate(board, topic)).toBe(expected)
})
