import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TEMPLATES } from '../templates/templates'
import { boardOf } from '../topology/boardForTests'
import type { Topology } from '../topology/model'
import { topologyArbitrary } from '../topology/topologyArbitrary'
import { mermaid } from './mermaid'
import { readMermaid } from './mermaidIn'

function drawn(text: string) {
  const drawing = readMermaid({ name: '', text })
  if (!drawing.ok) throw new Error(drawing.problems.map(({ sentence }) => sentence).join('\n'))
  return drawing
}

const NAMED = { services: 'service', topics: 'topic', stores: 'store' } as const

function picture(topology: Topology) {
  const within = (frame: string | undefined) => (frame === undefined ? '' : ` in ${topology.frames.get(frame)?.name}`)
  const things = (['services', 'topics', 'stores'] as const).flatMap((kind) =>
    [...topology[kind].values()].map((node) => ({ ...node, words: `${NAMED[kind]} ${node.name}` })),
  )
  const names = new Map(things.map(({ id, words }) => [id, words]))
  const arrows = [...topology.connections.values()].map((connection) => {
    const group = connection.kind === 'subscribes' ? ` (${connection.as ?? connection.group})` : ''
    return `${names.get(connection.from)} ${connection.kind} ${names.get(connection.to)}${group}`
  })
  return { nodes: things.map(({ words, frame }) => words + within(frame)).sort(), arrows: arrows.sort() }
}

/** Names as Mermaid shows them. */
const shown = (name: string) => name.replace(/\p{C}|\p{Z}/gu, ' ').trim()

function framesOf(topology: Topology) {
  const things = [topology.services, topology.topics, topology.stores].flatMap((kind) => [...kind.values()])
  return [...topology.frames.values()]
    .map(({ id, name }) => ({
      name: shown(name) || 'Subgraph',
      holds: things.flatMap((thing) => (thing.frame === id ? shown(thing.name) : [])).sort(),
    }))
    .filter(({ holds }) => holds.length > 0)
    .map((frame) => JSON.stringify(frame))
    .sort()
}

const arrows = (text: string) => picture(drawn(text).topology).arrows

describe('a Mermaid flowchart becomes a board', () => {
  test('with all that its own export writes', () => {
    for (const { file } of TEMPLATES) {
      const board = boardOf(file)
      const before = picture(board)
      expect(picture(drawn(mermaid(board)).topology).nodes).toEqual(before.nodes)
      expect(arrows(mermaid(board))).toEqual(before.arrows)
    }
  })

  test.each([
    [
      'a[Shop] --> b[(orders)] --> c[Billing]',
      ['service Shop produces topic orders', 'topic orders subscribes service Billing (billing)'],
    ],
    ['a --> b[(x)]; c([Desk]) -- word --> b', ['service Desk produces topic x', 'service a produces topic x']],
    [
      'a & b ==> t[("#quot;q#quot; #59;")] -. readers .-> c',
      [
        'service a produces topic "q" ;',
        'service b produces topic "q" ;',
        'topic "q" ; subscribes service c (readers)',
      ],
    ],
    ['a{{Gate}} -.-> b{Choice}:::hot', ['service Gate calls service Choice']],
    ['t@{ shape: cyl, label: "Orders" } -->|g| b', ['topic Orders subscribes service b (g)']],
    ['a-b --> c.d[(e)]', ['service a-b produces topic e']],
    ['a["x<br/>y; z"] --> t[(t)]', ['service x y; z produces topic t']],
  ])('%s', (text, expected) =>
    expect(arrows(`---\ntitle: x\n---\nflowchart LR\n%% a comment\n  ${text}\nclassDef hot fill:red`)).toEqual(
      expected,
    ),
  )

  test('and its frames, whatever they and what is in them are called', () => {
    fc.assert(
      fc.property(topologyArbitrary, (board) => {
        const drawing = readMermaid({ name: '', text: mermaid(board) })
        if (drawing.ok) expect(framesOf(drawing.topology)).toEqual(framesOf(board))
        else expect(framesOf(board)).toEqual([])
      }),
    )
  })

  test.each([
    ['subgraph one\na --> t[(t)]\nend\nb', ['service a in one', 'service b', 'topic t in one']],
    ['subgraph s1[Sales & more]\na\nend', ['service a in Sales & more']],
    ['subgraph s1 ["Sales #quot;1#quot;"];a;end', ['service a in Sales "1"']],
    ['subgraph "Two words"\ndirection TB\na\nend', ['service a in Two words']],
    ['subgraph two words\na\nend', ['service a in two words']],
    ['subgraph\na', ['service a in Subgraph']],
    [
      'a\nsubgraph one\na --> t[(t)]\nend\nsubgraph two\nt --> b\nend',
      ['service a in one', 'service b in two', 'topic t in one'],
    ],
  ])('a subgraph is a frame: %j', (text, expected) => {
    const { topology, left } = drawn(`flowchart LR\n${text}`)
    expect([picture(topology).nodes, left]).toEqual([expected, []])
  })

  test('of subgraphs in each other the outermost is the frame, and the others are named', () => {
    const { topology, left } = drawn(
      'flowchart LR\nsubgraph out[Outer]\n subgraph in[Inner]\n  a --> t[(t)]\n end\n b\nend\nsubgraph bare\nend\nt --> out\nout --> c\nend',
    )
    expect(picture(topology)).toEqual({
      nodes: ['service a in Outer', 'service b in Outer', 'service c', 'topic t in Outer'],
      arrows: ['service a produces topic t'],
    })
    expect(left.map(({ place, sentence }) => `${place}: ${sentence}`)).toEqual([
      'line 12: This line is not understood: "end".',
      'line 3: The subgraph "Inner" is left out, because a frame holds no frames: what is inside of it is in "Outer".',
      'line 8: The subgraph "bare" holds nothing and is left out.',
      'line 10 and 1 more: An arrow from or to a subgraph means nothing on a board.',
    ])
  })

  test('and what it has no word for is named by its line', () => {
    const { left, topology } = drawn(
      'graph TD\nsubgraph one\n a --> t[(t)]\nend\nt --> u[(u)]\na ~~~ b\nclick a href "x"\na -->|word| t',
    )
    expect(left.map(({ place, sentence }) => `${place}: ${sentence}`)).toEqual([
      'line 6: This line is not understood: "a ~~~ b".',
      'line 7: This line is not understood: "click a href "x"".',
      'line 5: An arrow from topic to topic means nothing on a board.',
      'line 8: Words on an arrow to a topic have no place on a board.',
    ])
    expect(topology.connections.size).toBe(2)
  })
})

describe('a hostile flowchart ends soon', () => {
  test.each([
    ['nothing', 'flowchart LR'],
    ['a product of two lists', `flowchart LR\n${Array(990).fill('a').join('&')} --> ${Array(990).fill('b').join('&')}`],
    ['five megabytes', `flowchart LR\n${'a --> b\n'.repeat(700_000)}`],
    [
      'more frames than a board has',
      `flowchart LR\n${Array.from({ length: 1_001 }, (_, at) => `subgraph s${at}\nn${at}\nend`).join('\n')}`,
    ],
    ['more nodes than a board has', `flowchart LR\n${Array.from({ length: 10_001 }, (_, at) => `n${at}`).join('\n')}`],
  ])('%s', (_what, text) => {
    expect(readMermaid({ name: '', text })).toMatchObject({ ok: false, problems: [{ next: expect.any(String) }] })
  })

  test.each(['-', '"', '#', 'a-', '[', '&a', '--a ', '|', ' '])('a line of a hundred thousand %s', (piece) => {
    const text = `flowchart LR\nx --> y\na ${piece.repeat(100_000)}`
    expect(drawn(text).topology.services.size).toBeGreaterThanOrEqual(2)
  })

  test.each([
    ['a label of blanks', 'a -->|'],
    ['words of blanks', 'a --w'],
    ['a shape of blanks', 'a@{'],
  ])('a thousand times %s', (_what, begin) => {
    const blanks = `${begin}${' '.repeat(3_900)}x`
    expect(drawn(`flowchart LR\nx --> y\n${`${blanks}\n`.repeat(1_000)}`)).toMatchObject({
      topology: { services: { size: 2 } },
      left: [{ sentence: expect.stringContaining('is not understood'), place: 'line 3 and 999 more' }],
    })
  })

  test.each([
    ['dashes', 'a --w', '-'],
    ['dots', 'a -.w', '.'],
  ])('words of thousands of %s', (_what, begin, piece) => {
    const text = `flowchart LR\nx --> y\n${`${begin}${piece.repeat(3_900)}!\n`.repeat(1_000)}`
    expect(drawn(text).left).toMatchObject([{ place: 'line 3 and 999 more' }])
  })

  test('products of two lists, line after line, up to the arrows there is room for', () => {
    const all = Array.from({ length: 300 }, () => 'a').join('&')
    expect(readMermaid({ name: '', text: `flowchart LR\n${`${all} --> ${all}\n`.repeat(400)}` })).toMatchObject({
      ok: false,
      problems: [{ sentence: expect.stringContaining('at most') }],
    })
  })

  test('a statement longer than anybody writes is left out by its name', () => {
    const long = `a[${'x'.repeat(5_000)}] --> b`
    expect(drawn(`flowchart LR\nx --> y\n${long}`)).toMatchObject({
      topology: { services: { size: 2 } },
      left: [{ sentence: expect.stringContaining('more than 4000 characters'), place: 'line 3' }],
    })
  })

  test('whatever stands in the text, it is read', () => {
    const piece = fc.constantFrom(
      'a',
      '__proto__',
      '-->',
      '-.->',
      '[',
      '(',
      ')',
      ']',
      '"',
      ' ',
      '\n',
      '&',
      ';',
      '|',
      '@{',
      '}',
      '#1;',
      '-- x -->',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const drawing = readMermaid({ name: '', text: `flowchart LR\n${pieces.join('')}` })
        expect(typeof drawing.ok).toBe('boolean')
      }),
    )
  })
})
