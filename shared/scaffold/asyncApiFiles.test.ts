import schemaText from '@asyncapi/specs/schemas/3.0.0.json?raw'
import { Validator } from '@cfworker/json-schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { asyncApi, asyncApiSystem } from '../formats/asyncApi'
import { TEMPLATES } from '../templates/templates'
import { boardOf } from '../topology/boardForTests'
import { EMPTY_TOPOLOGY, type Topology } from '../topology/model'
import { topologyArbitrary } from '../topology/topologyArbitrary'
import { toYaml } from './core/serialise'
import { generateProject } from './generateProject'
import { HOSTILE_TEXTS, hostileBoard } from './hostileBoardForTests'

const A_PROJECT_PER_NAME_MS = 60_000

const official = new Validator(JSON.parse(schemaText), '7')

const BOARD = boardOf(`streamboard: 1
name: Shop
services:
  - { id: a, name: Orders }
  - { id: b, name: Stock }
topics:
  - id: t
    name: order.placed
    configs:
      cleanup.policy: "compact, delete"
      retention.ms: "9223372036854775807"
      retention.bytes: "-1"
      delete.retention.ms: "0"
      max.message.bytes: "1048588"
      confluent.value.schema.validation: "true"
      unclean.leader.election.enable: "false"
      compression.type: gzip
    example: '{"id":"{{uuid}}"}'
    schema: '{"$ref":"#/$defs/a~1b","$defs":{"a/b":{"type":"object","properties":{"next":{"$ref":"#"},"$ref":{"type":"string"}}}}}'
connections:
  - { id: p, kind: produces, from: a, to: t, rate: 1 }
  - { id: s, kind: subscribes, from: t, to: b, group: stock }
  - { id: r, kind: subscribes, from: t, to: b, group: audit }
  - { id: c, kind: calls, from: a, to: b }
`)

/** The documents in the export of a board, as a reader gets them. */
function exported(board: Topology): readonly unknown[] {
  const project = generateProject(board, { prefix: 'sb.' })
  if (!project.ok) throw new Error(JSON.stringify(project.problems))
  return [...project.files].filter(([path]) => path.startsWith('asyncapi/')).map(([, { text }]) => parse(text))
}

/** What AsyncAPI's own schema has against a document, and references that lead nowhere. */
const complaints = (document: unknown) => [
  ...official.validate(document).errors.map(({ instanceLocation, error }) => `${instanceLocation} ${error}`),
  ...references(document).filter((reference) => partAt(document, reference) === undefined),
]

function references(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return []
  const own = '$ref' in part && typeof part.$ref === 'string' ? [part.$ref] : []
  return [...own, ...Object.values(part).flatMap(references)]
}

/** Every document stands alone: a reference out of it leads nowhere. */
function partAt(document: unknown, reference: string): unknown {
  const [begin, ...steps] = reference.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  return begin === '#' ? steps.reduce<unknown>((part, step) => Object(part)[step], document) : undefined
}

describe('AsyncAPI’s own schema takes every document', () => {
  test.each(TEMPLATES.map(({ name, file }) => [name, boardOf(file)] as const))('of the template %s', (_, board) => {
    const documents = exported(board)
    expect(documents).toHaveLength(board.services.size + 1)
    expect(documents.flatMap(complaints)).toEqual([])
  })

  test('of a board with settings of every type, a schema that refers to its parts, and calls', () => {
    const documents = exported(BOARD)
    expect(documents.flatMap(references)).toContain('#/components/messages/order-placed/payload/$defs/a~1b')
    expect(documents.flatMap(complaints)).toEqual([])
  })

  test('of a board with hostile names', { timeout: A_PROJECT_PER_NAME_MS }, () => {
    const documents = exported(hostileBoard(HOSTILE_TEXTS))
    expect(documents).toHaveLength(HOSTILE_TEXTS.length + 1)
    expect(documents.flatMap(complaints)).toEqual([])
  })

  test('of a board with nothing on it', () => {
    expect(complaints(parse(toYaml(asyncApiSystem(EMPTY_TOPOLOGY))))).toEqual([])
  })

  test('of any board', () => {
    fc.assert(
      fc.property(topologyArbitrary, (board) => {
        const services = [...board.services.keys()].map((id) => asyncApi(board, id))
        const documents = [asyncApiSystem(board), ...services].map((document) => parse(toYaml(document)))
        expect(documents.flatMap(complaints)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})

describe('AsyncAPI’s own schema refuses', () => {
  test.each([
    ['a partition count that is no number', /"partitions": 1/, '"partitions": "1"'],
    ['a group that is no schema', /"groupId": \{.*?\}/s, '"groupId": "audit"'],
    ['an action of an older version', '"receive"', '"subscribe"'],
    ['a field it does not know', '"channels"', '"topics": {}, "channels"'],
  ])('%s', (_, part, other) => {
    const text = JSON.stringify(asyncApi(BOARD, 'b'), (_key, value) => (typeof value === 'bigint' ? 0 : value), 1)
    expect(complaints(JSON.parse(text))).toEqual([])
    expect(complaints(JSON.parse(text.replace(part, other)))).not.toEqual([])
  })
})
