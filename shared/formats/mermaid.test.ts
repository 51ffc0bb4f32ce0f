import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardOf } from '../topology/boardForTests'
import { topologyArbitrary } from '../topology/topologyArbitrary'
import { mermaid } from './mermaid'

test('a board as a flowchart: services, topics and stores as cylinders, frames as subgraphs, groups on the arrows, calls and captures dotted', () => {
  const board = boardOf(`streamboard: 1
name: Shop
services:
  - { id: a, name: Orders, frame: f }
  - { id: b, name: 'Stock "end" ]) --> x' }
topics:
  - { id: t, name: order-placed, frame: f }
stores:
  - { id: d, name: balances, kind: table, frame: g }
notes:
  - { id: n, text: alone, frame: h }
frames:
  - { id: f, name: 'Sales "end"' }
  - { id: g, name: Ledger, collapsed: true }
  - { id: h, name: Words }
connections:
  - { id: p, kind: produces, from: a, to: t, rate: 1 }
  - { id: s, kind: subscribes, from: t, to: b, group: "stock|x" }
  - { id: v, kind: subscribes, from: t, to: a, as: table }
  - { id: w, kind: keeps, from: b, to: d }
  - { id: x, kind: captures, from: d, to: t }
  - { id: z, kind: calls, from: a, to: b }
`)
  expect(mermaid(board)).toBe(`flowchart LR
  subgraph f1["Sales #34;end#34;"]
    n1["Orders"]
    n3[("order-placed")]
  end
  subgraph f2["Ledger"]
    n4[("balances")]
  end
  n2["Stock #34;end#34; #93;#41; --#62; x"]
  n1 --> n3
  n3 -->|"stock#124;x"| n2
  n3 -->|"as a table"| n1
  n2 -->|"keeps"| n4
  n4 -.-> n3
  n1 -.-> n2
`)
})

/**
 * All that is ever written, in a form that Mermaid 12.3.0 was seen to parse and to draw letter by letter. Mermaid itself is no part of the
 * tests: its flowchart parser needs a browser, and the package is 200 MB (docs/decisions/0010-side-files-and-their-tools.md).
 */
const LABEL = /"((?:[\p{L}\p{N} ._/-]|#\d+;)+)"/u.source
const LINE = new RegExp(
  `^  (?:(?:  )?n\\d+(?:\\[${LABEL}\\]|\\[\\(${LABEL}\\)\\])|n\\d+ (?:-->|-\\.->|-->\\|${LABEL}\\|) n\\d+|subgraph f\\d+\\[${LABEL}\\]|end)$`,
  'u',
)

test('whatever things are called, each is one line of a small grammar that says its name and nothing else', () => {
  fc.assert(
    fc.property(topologyArbitrary, (board) => {
      const [first, ...lines] = mermaid(board).trimEnd().split('\n')
      expect(first).toBe('flowchart LR')
      for (const line of lines) expect(line).toMatch(LINE)
      const things = [board.services, board.topics, board.stores].flatMap((kind) => [...kind.values()])
      const [nodes, begun] = [/^ +n(\d+)\[/, /^ {2}subgraph/].map((kind) => lines.filter((line) => kind.test(line)))
      const ended = lines.filter((line) => line === '  end')
      expect(ended).toHaveLength(begun?.length ?? 0)
      expect(lines).toHaveLength(things.length + board.connections.size + 2 * ended.length)
      expect(new Map(nodes?.map((line) => [numberIn(line), labelIn(line)]))).toEqual(
        new Map(things.map(({ name }, index) => [index + 1, visible(name)])),
      )
    }),
  )
})

/** A label as Mermaid shows it. */
const labelIn = (line: string) =>
  new RegExp(LABEL, 'u').exec(line)?.[1]?.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))

const numberIn = (line: string) => Number(/n(\d+)/.exec(line)?.[1])

const visible = (name: string) => name.replace(/\p{C}|\p{Z}/gu, ' ') || ' '
