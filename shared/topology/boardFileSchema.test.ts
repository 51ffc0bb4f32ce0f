import { type Schema, Validator } from '@cfworker/json-schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import boardFileSchema from '../../docs/board-file.schema.json'
import guide from '../../docs/guide/board-file.md?raw'
import { PLACEHOLDERS } from '../generation/placeholders'
import { TEMPLATES } from '../templates/templates'
import type { Field } from './behaviour'
import { BEHAVIOUR_FIELDS, type Fields } from './behaviourFields'
import { formatBoardFile, parseBoardFile } from './boardFile'
import { boardOf } from './boardForTests'
import { LIMITS } from './limits'
import { topologyArbitrary } from './topologyArbitrary'

const validator = new Validator(boardFileSchema as Schema, '2020-12')
const fits = (file: unknown) => validator.validate(file).valid

test.each(TEMPLATES)('the template $name fits the published schema', ({ file }) => {
  expect(validator.validate(parse(file)).errors).toEqual([])
})

test('every board that is written fits it', () => {
  fc.assert(
    fc.property(topologyArbitrary, (topology) => {
      expect(validator.validate(JSON.parse(formatBoardFile(topology, 'json'))).errors).toEqual([])
    }),
  )
}, 60_000)

const { $defs: DEFINITIONS } = boardFileSchema

test.each([
  ['service', DEFINITIONS.service],
  ['store', DEFINITIONS.store],
  ['produces', DEFINITIONS.produces],
  ['subscribes', DEFINITIONS.subscribes],
  ['calls', DEFINITIONS.calls],
  ['keeps', DEFINITIONS.keeps],
  ['captures', DEFINITIONS.captures],
] as const)(
  'the behaviour of %s is in the schema as in its table, in the same order, each field with words',
  (kind, definition) => {
    const table: Fields = BEHAVIOUR_FIELDS[kind]
    const published = Object.entries<object>(definition.properties).filter(([name]) => name in table)
    const expected = Object.entries(table).map(([name, field]) => [
      name,
      { ...schemaOf(field), description: expect.stringMatching(/./) },
    ])
    expect(published).toEqual(expected)
  },
)

function schemaOf(field: Field): object {
  switch (field.kind) {
    case 'number':
      return {
        type: field.whole ? 'integer' : 'number',
        minimum: field.from,
        maximum: field.to,
        default: field.assumed,
      }
    case 'flag':
      return { type: 'boolean', default: field.assumed }
    case 'choice':
      return { enum: field.choices, default: field.assumed }
    case 'text':
      return { type: 'string', maxLength: LIMITS.textLength, default: field.assumed }
  }
}

const SERVICE = { id: 's', name: 'S' }
const TOPIC = { id: 't', name: 't' }
const board = (changes: object) => ({ streamboard: 1, services: [SERVICE], topics: [TOPIC], ...changes })
const connected = (changes: object) =>
  board({ connections: [{ id: 'c', kind: 'produces', from: 's', to: 't', ...changes }] })

const framed = (changes: object) =>
  board({ topics: [{ ...TOPIC, frame: 'f' }], frames: [{ id: 'f', name: 'Billing', ...changes }] })

const STORE = { id: 'd', name: 'D', kind: 'table', key: 'value.id' }
const KEEPS = { id: 'k', kind: 'keeps', from: 's', to: 'd', when: 'rate', rate: 1, row: '{"id":{{seq}}}' }
const CAPTURES = { id: 'l', kind: 'captures', from: 'd', to: 't', mode: 'outbox', paused: true }
const stored = (changes: object) => board({ stores: [STORE], connections: [KEEPS, CAPTURES], ...changes })

test.each([
  ['the least', { streamboard: 1 }, true],
  ['empty sections', board({ notes: null, layout: null }), true],
  [
    'numbers as config values',
    board({ topics: [{ ...TOPIC, configs: { 'retention.ms': 5, preallocate: true } }] }),
    true,
  ],
  ['no version', {}, false],
  ['another version', { streamboard: 2 }, false],
  ['an unknown section', board({ groups: [] }), false],
  ['an empty name', board({ name: '' }), false],
  ['no id', board({ services: [{ name: 'S' }] }), false],
  ['an empty id', board({ services: [{ id: '', name: 'S' }] }), false],
  ['an unknown field', board({ services: [{ ...SERVICE, colour: 'red' }] }), false],
  ['an unknown language', board({ services: [{ ...SERVICE, language: 'cobol' }] }), false],
  ['no partitions at all', board({ topics: [{ ...TOPIC, partitions: 0 }] }), false],
  ['half a partition', board({ topics: [{ ...TOPIC, partitions: 1.5 }] }), false],
  ['partitions as text', board({ topics: [{ ...TOPIC, partitions: '3' }] }), false],
  ['a config of nothing', board({ topics: [{ ...TOPIC, configs: { 'retention.ms': null } }] }), false],
  ['a connection', connected({ rate: 0.5, when: 'input', key: '', value: 'x' }), true],
  ['a rate beyond all measure', connected({ rate: 2001 }), false],
  ['a rate below nothing', connected({ rate: -1 }), false],
  ['a field of another kind', connected({ group: 'g' }), false],
  ['an unknown kind', connected({ kind: 'listens' }), false],
  ['a failure topic', connected({ when: 'failure' }), true],
  ['an empty choice', connected({ when: '' }), false],
  [
    'behaviour',
    board({ services: [{ ...SERVICE, instances: 3, pinned: true, commit: 'each', failShare: 0.1 }] }),
    true,
  ],
  ['behaviour as assumed', board({ services: [{ ...SERVICE, instances: 1, pinned: false, effect: '' }] }), true],
  ['a flag as text', board({ services: [{ ...SERVICE, pinned: 'true' }] }), false],
  ['a flag as nothing', board({ services: [{ ...SERVICE, pinned: null }] }), false],
  ['a share beyond all', board({ services: [{ ...SERVICE, failShare: 1.1 }] }), false],
  ['half a retry', board({ services: [{ ...SERVICE, retries: 0.5 }] }), false],
  ['an unknown policy', board({ services: [{ ...SERVICE, commit: 'never' }] }), false],
  ['an empty policy', board({ services: [{ ...SERVICE, commit: '' }] }), false],
  ['a store', stored({}), true],
  ['a store of nothing', board({ stores: null, invariants: [], faults: [] }), true],
  ['an unknown store', stored({ stores: [{ ...STORE, kind: 'graph' }] }), false],
  ['an unknown mode', stored({ connections: [{ ...CAPTURES, mode: 'guess' }] }), false],
  ['an invariant', board({ invariants: [{ id: 'i', name: 'nothing lost', expect: 'missing = 0' }] }), true],
  ['an invariant of nothing', board({ invariants: [{ id: 'i', name: 'nothing lost' }] }), false],
  ['a fault', board({ faults: [{ id: 'f', fault: 'crash S at 5s' }] }), true],
  ['a fault with a name', board({ faults: [{ id: 'f', name: 'x', fault: 'crash S at 5s' }] }), false],
  ['a place of a store', stored({ layout: { d: { x: 0, y: 0 } } }), true],
  ['a place', board({ layout: { s: { x: 1, y: -2.5 } } }), true],
  ['a frame', framed({}), true],
  ['a frame as one node', framed({ collapsed: true }), true],
  ['a frame without a name', board({ frames: [{ id: 'f' }] }), false],
  ['a frame of a colour', framed({ colour: 'red' }), false],
  ['an empty frame id', board({ notes: [{ id: 'n', text: '', frame: '' }] }), false],
  ['a frame as number', board({ notes: [{ id: 'n', text: '', frame: 1 }] }), false],
  ['no frames and views', board({ frames: null, views: [] }), true],
  ['a view', board({ views: [{ id: 'v', name: 'Checkout', x: -5, y: 0.5 }] }), true],
  ['a view from close by', board({ views: [{ id: 'v', name: 'Checkout', x: 0, y: 0, zoom: 10.5 }] }), false],
  ['a view of nowhere', board({ views: [{ id: 'v', name: 'Checkout' }] }), false],
  ['a led connection', connected({ via: [{ x: 1, y: -2 }] }), true],
  ['a connection led nowhere', connected({ via: null }), true],
  ['a connection led by half a point', connected({ via: [{ x: 1 }] }), false],
  ['a connection led far away', connected({ via: [{ x: 1, y: 1e7 }] }), false],
  ['a connection led by too much', connected({ via: Array(51).fill({ x: 1, y: 1 }) }), false],
  ['half a place', board({ layout: { s: { x: 1 } } }), false],
  ['a place too far away', board({ layout: { s: { x: 1, y: 1e7 } } }), false],
])('parser and schema agree on %s', (_what, file, good) => {
  expect([parseBoardFile(JSON.stringify(file)).ok, fits(file)]).toEqual([good, good])
})

test("the guide's example is canonical, and the guide names every placeholder and every field of behaviour", () => {
  const [, example = ''] = /```yaml\n([^`]*)```/.exec(guide) ?? []
  expect(formatBoardFile(boardOf(example), 'yaml')).toBe(example)
  for (const { name } of PLACEHOLDERS) expect(guide).toContain(`{{${name}`)
  const fields = Object.values(BEHAVIOUR_FIELDS).flatMap((table) => Object.keys(table))
  for (const name of fields) expect(guide).toContain(`| \`${name}\` `)
})
