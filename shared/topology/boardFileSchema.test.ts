import { type Schema, Validator } from '@cfworker/json-schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import boardFileSchema from '../../docs/board-file.schema.json'
import guide from '../../docs/guide/board-file.md?raw'
import { PLACEHOLDERS } from '../generation/placeholders'
import orders from '../templates/orders.yaml?raw'
import socialMedia from '../templates/social-media.yaml?raw'
import { formatBoardFile, parseBoardFile } from './boardFile'
import { boardOf } from './boardForTests'
import { topologyArbitrary } from './topologyArbitrary'

const validator = new Validator(boardFileSchema as Schema, '2020-12')
const fits = (file: unknown) => validator.validate(file).valid

test.each([
  ['orders', orders],
  ['social media', socialMedia],
])('the template %s fits the published schema', (_name, text) => {
  expect(validator.validate(parse(text)).errors).toEqual([])
})

test('every board that is written fits it', () => {
  fc.assert(
    fc.property(topologyArbitrary, (topology) => {
      expect(validator.validate(JSON.parse(formatBoardFile(topology, 'json'))).errors).toEqual([])
    }),
  )
}, 60_000)

const SERVICE = { id: 's', name: 'S' }
const TOPIC = { id: 't', name: 't' }
const board = (changes: object) => ({ streamboard: 1, services: [SERVICE], topics: [TOPIC], ...changes })
const connected = (changes: object) =>
  board({ connections: [{ id: 'c', kind: 'produces', from: 's', to: 't', ...changes }] })

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
  ['an unknown section', board({ frames: [] }), false],
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
  ['a rate beyond all measure', connected({ rate: 1001 }), false],
  ['a rate below nothing', connected({ rate: -1 }), false],
  ['a field of another kind', connected({ group: 'g' }), false],
  ['an unknown kind', connected({ kind: 'listens' }), false],
  ['a place', board({ layout: { s: { x: 1, y: -2.5 } } }), true],
  ['half a place', board({ layout: { s: { x: 1 } } }), false],
  ['a place too far away', board({ layout: { s: { x: 1, y: 1e7 } } }), false],
])('parser and schema agree on %s', (_what, file, good) => {
  expect([parseBoardFile(JSON.stringify(file)).ok, fits(file)]).toEqual([good, good])
})

test("the guide's example is canonical, and the guide names every placeholder", () => {
  const [, example = ''] = /```yaml\n([^`]*)```/.exec(guide) ?? []
  expect(formatBoardFile(boardOf(example), 'yaml')).toBe(example)
  for (const { name } of PLACEHOLDERS) expect(guide).toContain(`{{${name}`)
})
