import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TEMPLATES } from '../../shared/templates/templates'
import { topologyArbitrary } from '../../shared/topology/topologyArbitrary'
import { drawn } from '../board/commands/boardForTests'
import { boardPicture, pictureSize } from './boardPicture'
import { fitted, type Ink, mixed } from './ink'
import type { PictureLive } from './pictureLive'

const INK: Ink = {
  color: (variable) => `#${variable.length.toString(16).padStart(6, '0')}`,
  width: (text, { size }) => text.length * size * 0.5,
}

const BOARD = drawn(`streamboard: 1
name: Shop & "Co" <script>
services:
  - { id: a, name: Orders, instances: 2 }
  - { id: b, name: A service whose name is far too long for its box }
topics:
  - { id: t, name: order-placed, partitions: 2 }
stores:
  - { id: d, name: balances, kind: table }
connections:
  - { id: p, kind: produces, from: a, to: t, rate: 1 }
  - { id: s, kind: subscribes, from: t, to: b, group: stock }
  - { id: k, kind: keeps, from: b, to: d }
  - { id: c, kind: calls, from: a, to: b }
notes:
  - { id: n, text: "# one\\n\\n- **two** words" }
layout: { a: { x: 0, y: 0 }, b: { x: 900, y: 0 }, t: { x: 300, y: 0 }, d: { x: 900, y: 200 }, n: { x: 0, y: 184 } }
`)

const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)

/** Every tag that is opened is closed, in order, and nothing else has an angle bracket. */
function isWellFormed(svg: string): boolean {
  const open: string[] = []
  const rest = svg.replace(
    /<(\/?)([a-z]+)((?: [a-z-]+(?:A-Z)?[A-Za-z-]*="[^"<>]*")*)(\/?)>/g,
    (_, closing, name, _attributes, empty) => {
      if (closing) return open.pop() === name ? '' : '<'
      if (!empty) open.push(name)
      return ''
    },
  )
  return open.length === 0 && !/[<>]/.test(rest)
}

describe('the picture of a board', () => {
  it('says what the board says, and needs nothing beside it', () => {
    const { svg, width, height } = boardPicture({ topology: BOARD, ink: INK })
    expect(texts(svg)).toEqual(
      expect.arrayContaining([
        'Orders',
        'TS',
        'order-placed',
        '2 partitions',
        'stock',
        'HTTP',
        'balances',
        'table',
        'one',
        '•',
        'two',
        'words',
      ]),
    )
    expect(texts(svg).filter((text) => text?.endsWith('…'))).toHaveLength(1)
    expect(svg).toContain('<title>Shop &amp; &quot;Co&quot; &lt;script&gt;</title>')
    expect(svg).not.toMatch(/foreignObject|<script|href=|url\(|var\(|color-mix/)
    expect([width, height]).toEqual([900 + 196 + 64, 200 + 64 + 64])
    expect(pictureSize(BOARD)).toMatchObject({ width, height })
    expect(isWellFormed(svg)).toBe(true)
  })

  it('with live figures shows states, rates and lag', () => {
    const live: PictureLive = {
      prefix: 'x.',
      now: 0,
      lanes: () => [],
      counters: {
        topics: new Map([
          [
            'x.order-placed',
            {
              topic: 'x.order-placed',
              partitions: [],
              rate: 12,
              rateByService: { orders: 12 },
              view: { kind: 'live', behindMs: 0 },
            },
          ],
        ]),
        groups: new Map([
          [
            'x.stock x.order-placed',
            {
              group: 'x.stock',
              topic: 'x.order-placed',
              state: 'stable',
              members: [],
              partitions: [{ partition: 0, committed: '0', end: '7', lag: 7 }],
            },
          ],
        ]),
        runs: new Map(),
        calls: new Map(),
        stores: new Map([['d', { storeId: 'd', entries: 3, hash: 'abcdef0123', state: 'ready' }]]),
        invariants: new Map(),
        planted: new Set(),
        view: 'live',
        skipped: 0,
        paused: false,
        waiting: 0,
        cleared: false,
        behindMs: 0,
      },
    }
    expect(texts(boardPicture({ topology: BOARD, ink: INK, live }).svg)).toEqual(
      expect.arrayContaining(['12.0 /s', 'lag 7', '3 rows', '#abcdef0']),
    )
  })

  it.each(TEMPLATES.map(({ name, file }) => [name, drawn(file)] as const))(
    'of the template %s is well-formed',
    (_, topology) => {
      expect(isWellFormed(boardPicture({ topology, ink: INK }).svg)).toBe(true)
    },
  )

  it('of any board is well-formed, whatever things are called', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(topologyArbitrary, (topology) => {
        const { svg } = boardPicture({ topology, ink: INK })
        expect(isWellFormed(svg)).toBe(true)
        expect(svg).not.toMatch(/[\p{Surrogate}\0\ufffe]|NaN|undefined/u)
      }),
      { numRuns: 40 },
    )
  })

  it('has frames around what they hold, or in its place', () => {
    const framed = drawn(`streamboard: 1
name: Framed
services:
  - { id: a, name: Orders, frame: f }
  - { id: b, name: Stock, frame: g }
  - { id: c, name: Till, frame: g }
connections:
  - { id: x, kind: calls, from: a, to: b }
  - { id: y, kind: calls, from: a, to: c }
frames:
  - { id: f, name: Selling }
  - { id: g, name: Storing, collapsed: true }
layout: { a: { x: 0, y: 0 }, b: { x: 500, y: 0 }, c: { x: 500, y: 200 } }
`)
    const said = texts(boardPicture({ topology: framed, ink: INK }).svg)
    expect(said).toEqual(expect.arrayContaining(['Selling', 'Orders', 'Storing', '2 things inside', '2 connections']))
    expect(said).not.toContain('Stock')
  })

  it('of nothing is a small empty one', () => {
    expect(boardPicture({ topology: drawn('streamboard: 1\nname: x'), ink: INK })).toMatchObject({
      width: 64,
      height: 64,
    })
  })
})

it('a text is cut to its room between whole characters', () => {
  const room = { font: { size: 10, weight: 400 }, room: 30 }
  expect(fitted(INK, 'short', room)).toBe('short')
  expect(fitted(INK, '😀😀😀😀', room)).toBe('😀😀…')
  expect(fitted(INK, 'x'.repeat(100_000), room)).toBe('xxxxx…')
})

it('colours are mixed by their shares', () => {
  expect([mixed('#ffffff', '#000000', 0.5), mixed('#8a7a2c', '#fff', 0)]).toEqual(['#808080', '#ffffff'])
})
