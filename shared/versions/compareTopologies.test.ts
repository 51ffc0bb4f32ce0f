import { expect, it } from 'vitest'
import { boardOf } from '../topology/boardForTests'
import { changeWords, summaryWords } from './changeWords'
import { compareTopologies } from './compareTopologies'

const BOARD = {
  services: ['{ id: s1, name: Orders }', '{ id: s2, name: Mail }'],
  topics: ['{ id: t1, name: orders, partitions: 3, configs: { retention.ms: "1000" } }'],
  connections: [
    '{ id: c1, kind: produces, from: s1, to: t1, rate: 1 }',
    '{ id: c2, kind: subscribes, from: t1, to: s2, group: mail }',
  ],
  notes: ['{ id: n1, text: "a  note of\\n two lines" }'],
  frames: [],
  layout: ['s1: { x: 0, y: 0 }'],
}
type Board = { readonly [section in keyof typeof BOARD]: readonly string[] }

function drawn(changes: Partial<Board> = {}, name = 'Shop') {
  const { layout, ...lists } = { ...BOARD, ...changes }
  const sections = Object.entries(lists).map(([section, all]) => `${section}: [${all.join(', ')}]`)
  return boardOf(['streamboard: 1', `name: ${name}`, ...sections, `layout: { ${layout.join(', ')} }`].join('\n'))
}

it.each<[string, ReturnType<typeof drawn>, string, readonly string[]]>([
  ['the same board', drawn(), 'nothing', []],
  ['another name', drawn({}, 'Store'), 'board renamed', ['± board renamed from "Shop" to "Store"']],
  ['a topic more', drawn({ topics: [...BOARD.topics, '{ id: t2, name: mails }'] }), '1 topic added', ['+ topic mails']],
  [
    'a service less, and what hung on it',
    drawn({ services: ['{ id: s1, name: Orders }'], connections: BOARD.connections.slice(0, 1) }),
    '1 service removed, 1 connection removed',
    ['− service Mail', '− connection orders → Mail'],
  ],
  [
    'other fields, those of a topic one by one',
    drawn({
      topics: ['{ id: t1, name: orders, partitions: 6, configs: { cleanup.policy: compact } }'],
      connections: ['{ id: c1, kind: produces, from: s1, to: t1, rate: 5 }', BOARD.connections[1] ?? ''],
    }),
    '1 topic changed, 1 connection changed',
    [
      '± topic orders: partitions 3 → 6, configs.cleanup.policy "compact", configs.retention.ms no longer "1000"',
      '± connection Orders → orders: rate 1 → 5',
    ],
  ],
  [
    'nodes that moved or were laid out',
    drawn({ layout: ['s1: { x: 9, y: 0 }', 'n1: { x: 1, y: 1 }'] }),
    '1 laid out, 1 moved',
    ['→ note "a note of two lines"', '→ service Orders'],
  ],
  [
    'another end and another way of a connection, and a frame',
    drawn({
      services: ['{ id: s1, name: Orders, frame: f }', '{ id: s2, name: Mail }'],
      connections: [
        BOARD.connections[0] ?? '',
        '{ id: c2, kind: subscribes, from: t1, to: s1, group: mail, via: [{ x: 1, y: 1 }] }',
      ],
      frames: ['{ id: f, name: Sales }'],
    }),
    '1 service changed, 1 connection changed, 1 frame added',
    [
      '± service Orders: frame "Sales"',
      '± connection orders → Orders: to "Mail" → "Orders", led another way',
      '+ frame Sales',
    ],
  ],
  [
    'a thing of another kind under the same id',
    drawn({ notes: [], topics: [...BOARD.topics, '{ id: n1, name: notes }'] }),
    '1 topic added, 1 note removed',
    ['+ topic notes', '− note "a note of two lines"'],
  ],
])('%s is told in words', (_what, after, summary, words) => {
  const before = drawn()
  const changes = compareTopologies(before, after)
  expect(summaryWords(changes)).toBe(summary)
  expect(changes.map((change) => Object.values(changeWords(change, { before, after })).join(' '))).toEqual(words)
})

it('tells things of one name apart where only their ids do', () => {
  const framed = (id: string) =>
    drawn({
      services: [`{ id: s1, name: Orders, frame: ${id} }`, BOARD.services[1] ?? ''],
      frames: [`{ id: ${id}, name: Sales }`],
    })
  const [before, after] = [framed('f'), framed('g')]
  const told = compareTopologies(before, after).map((change) => changeWords(change, { before, after }).words)
  expect(told).toContain('service Orders: another frame "Sales"')
})
