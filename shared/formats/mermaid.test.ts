import { expect, test } from 'vitest'
import { boardOf } from '../topology/boardForTests'
import { mermaid } from './mermaid'

test('a board as a flowchart: services, topics as stores, groups on the arrows, calls dashed', () => {
  const board = boardOf(`streamboard: 1
name: Shop
services:
  - { id: a, name: Orders }
  - { id: b, name: 'Stock "end" ]) --> x' }
topics:
  - { id: t, name: order-placed }
connections:
  - { id: p, kind: produces, from: a, to: t, rate: 1 }
  - { id: s, kind: subscribes, from: t, to: b, group: "stock|x" }
  - { id: z, kind: calls, from: a, to: b }
`)
  expect(mermaid(board)).toBe(`flowchart LR
  n1["Orders"]
  n2["Stock #34;end#34; #93;#41; --#62; x"]
  n3[("order-placed")]
  n1 --> n3
  n3 -->|"stock#124;x"| n2
  n1 -.-> n2
`)
})
