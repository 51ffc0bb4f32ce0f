import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBoardFile } from '../topology/boardFile'
import { boardOf } from '../topology/boardForTests'
import { COLLECTIONS } from '../topology/collections'
import { topologyArbitrary } from '../topology/topologyArbitrary'
import { check } from './check'

/** A drawing with nothing to say about; each row changes one line of it. */
const GOOD = `streamboard: 1
services:
  - { id: a, name: Orders }
  - { id: b, name: Stock }
topics:
  - { id: t, name: order-placed, partitions: 3, example: '{"id":"{{uuid}}","data":{"orderId":"{{key}}"}}' }
  - { id: u, name: stock-reserved }
connections:
  - { id: p, kind: produces, from: a, to: t, rate: 1, key: "{{pick order-1,order-2}}" }
  - { id: s, kind: subscribes, from: t, to: b, group: stock }
  - { id: i, kind: produces, from: b, to: u, when: input, key: "{{input.key}}", value: '{"order":"{{input.value.data.orderId}}"}' }
  - { id: r, kind: subscribes, from: u, to: a, group: orders }
`

const told = (text: string, prefix = '') =>
  check(boardOf(text), { prefix }).map(
    ({ severity, elementId, field, sentence, next }) =>
      `${severity} ${elementId}${field ? `.${field}` : ''}: ${[sentence, next].filter(Boolean).join(' ')}`,
  )

test('a good drawing has no problems', () => {
  expect(told(GOOD)).toEqual([])
})

describe('a drawing with one thing changed has one problem', () => {
  test.each([
    [
      'name: order-placed',
      'name: order placed',
      `error t.name: Kafka takes no spaces in a topic's name: only letters a to z, digits, ".", "_" and "-". Call it "order-placed".`,
    ],
    [
      'name: order-placed',
      'name: __proto__',
      'error t.name: A topic called "__proto__" cannot be read by the Kafka client used here. Choose another name.',
    ],
    ['name: Stock', 'name: " "', 'error b.name: This service has no name. Type a name such as Orders.'],
    [
      'name: stock-reserved',
      'name: order-placed',
      'error u.name: Another topic is called "order-placed" too; on the cluster the two are one. Rename one of them, or remove it.',
    ],
    ['name: Stock', 'name: Orders', 'warning b.name: Another service is called "Orders" too. Rename one of them.'],
    [
      'topics:',
      'stores:\n  - { id: d, name: " " }\ntopics:',
      'error d.name: This store has no name. Type a name such as Balances.',
    ],
    [
      'topics:',
      'stores:\n  - { id: d, name: Rows }\n  - { id: e, name: Rows }\ntopics:',
      'warning e.name: Another store is called "Rows" too. Rename one of them.',
    ],
    [
      'name: order-placed',
      'name: placed.x, partitions: 3 }\n  - { id: v, name: placed_x',
      `error v.name: "placed_x" and "placed.x" differ only by "." and "_"; Kafka's metrics cannot tell them apart, and it will not create both. Use one of the two signs, or another name.`,
    ],
    [
      'group: stock',
      'group: " "',
      'error s.group: This subscription has no group, and a group is what remembers how far it has read. Type a name such as the name of the service.',
    ],
    [
      'group: stock',
      'group: "stock "',
      'error s.group: The group "stock " begins or ends with a space. Type a name such as the name of the service.',
    ],
    [
      'group: stock',
      'group: "a\\nb"',
      'error s.group: The name of this group has a control character in it. Type a name such as the name of the service.',
    ],
    [
      'group: stock',
      'group: toString',
      'error s.group: A group called "toString" cannot be used with the Kafka client used here. Type a name such as the name of the service.',
    ],
    [
      'group: stock',
      `group: ${'g'.repeat(250)}`,
      'error s.group: The name of this group has more than 249 characters. Type a name such as the name of the service.',
    ],
    [
      'partitions: 3',
      'configs: { retention.ms: soon }',
      'error t.configs.retention.ms: retention.ms is "soon"; Kafka wants a whole number of milliseconds, at least -1.',
    ],
    [
      'partitions: 3',
      'configs: { retention.ms: "-2" }',
      'error t.configs.retention.ms: retention.ms is "-2"; Kafka wants a whole number of milliseconds, at least -1.',
    ],
    [
      'partitions: 3',
      'configs: { retention.ms: "9999999999999999999" }',
      'error t.configs.retention.ms: retention.ms is "9999999999999999999"; Kafka wants a whole number of milliseconds, at least -1.',
    ],
    [
      'partitions: 3',
      'configs: { cleanup.policy: compact; }',
      'error t.configs.cleanup.policy: cleanup.policy is "compact;"; Kafka wants delete, compact, or both with a comma between.',
    ],
    [
      'partitions: 3',
      'configs: { compression.type: zip }',
      'error t.configs.compression.type: compression.type is "zip"; Kafka wants one of producer, uncompressed, gzip, snappy, lz4, zstd.',
    ],
    [
      'partitions: 3',
      'configs: { min.cleanable.dirty.ratio: "1.1" }',
      'error t.configs.min.cleanable.dirty.ratio: min.cleanable.dirty.ratio is "1.1"; Kafka wants a number between 0 and 1.',
    ],
    [
      'partitions: 3',
      'configs: { preallocate: "yes" }',
      'error t.configs.preallocate: preallocate is "yes"; Kafka wants true or false.',
    ],
    [
      'partitions: 3',
      'configs: { retention.msec: "5" }',
      'warning t.configs.retention.msec: Apache Kafka has no topic config called "retention.msec". Did you mean "retention.ms"?',
    ],
    [
      'partitions: 3',
      'configs: { constructor: "5" }',
      'warning t.configs.constructor: Apache Kafka has no topic config called "constructor". Check the spelling; a cluster refuses what it does not know.',
    ],
    [
      'partitions: 3',
      'configs: { min.insync.replicas: "2" }',
      'error t.configs.min.insync.replicas: min.insync.replicas is 2, but there is one copy: nothing could be written. Lower it, or raise the replication.',
    ],
    [
      '{{uuid}}',
      '{{uid}}',
      'error t.example: The example message, character 8: There is no placeholder called "uid". Did you mean "uuid"?',
    ],
    [
      'partitions: 3',
      'schema: \'{"type":\'',
      'error t.schema: The schema is not JSON: Unexpected end of JSON input. Paste a JSON Schema, or leave it empty.',
    ],
    [
      'partitions: 3',
      "schema: '[1]'",
      'error t.schema: A JSON Schema is an object, true or false. Paste a JSON Schema, or leave it empty.',
    ],
    [
      'partitions: 3',
      `schema: '{"required":["total"]}'`,
      'warning t.example: The example message does not fit the schema: the whole: Instance does not have required property "total".',
    ],
    [
      'partitions: 3',
      `schema: '{"properties":{"data":{"properties":{"orderId":{"type":"number"}}}}}'`,
      'warning t.example: The example message does not fit the schema: data/orderId: Instance type "string" is invalid. Expected "number".',
    ],
    [
      'partitions: 3',
      `schema: '{"$ref":"#"}'`,
      'warning t.example: The example message does not fit the schema: the schema refers to itself without end.',
    ],
    [
      '{{pick order-1,order-2}}',
      '{{pick}}',
      'error p.key: The key, character 1: pick needs options with commas between them: {{pick alice,dave}}.',
    ],
    [
      '{{pick order-1,order-2}}',
      '{{input.key}}',
      'warning p.key: The key is not to be filled: The template asks for the record received, but this message is made without one.',
    ],
    [
      'value.data.orderId',
      'value.data.order',
      'warning i.value: The value is not to be filled: The record received has no field "data.order". (as seen from the example of "order-placed")',
    ],
    [
      'from: t, to: b',
      'from: u, to: b',
      'warning i.when: "Stock" feeds itself: each message it writes to "stock-reserved" comes back and makes another, without end. Break the circle, or send on a condition only. It is throttled when run.',
    ],
    [
      '  - { id: r',
      '  - { id: s2, kind: subscribes, from: t, to: b, group: stock }\n  - { id: r',
      'warning s2: This connection is drawn twice. Remove one of the two.',
    ],
    [
      'topics:',
      'topics:\n  - { id: x, name: create-order, example: "{}" }',
      'hint x.name: "create-order" sounds like an order to somebody; an event tells what has happened, whoever listens. Call it "order-created".',
    ],
    [
      'topics:',
      '  - { id: c, name: Lonely }\ntopics:',
      'hint c: "Lonely" is connected to nothing. Draw a connection from or to it.',
    ],
    [
      'topics:',
      'topics:\n  - { id: x, name: x }',
      'warning x: No service on this board produces to "x". Connect a service to it, or produce by hand.',
    ],
  ])('%s -> %s', (from, to, expected) => {
    expect(told(GOOD.replace(from, to))).toContain(expected)
  })

  test('a service that is to answer but hears nothing', () => {
    expect(told(GOOD.replace(/.*id: s,.*\n/, ''))[0]).toBe(
      'error i.when: "Stock" is to produce a message per record it receives, but it receives nothing. Connect a topic to it, or let it produce at a rate.',
    )
  })

  test('a value that looks like JSON and is none', () => {
    expect(told(GOOD.replace('"}}\' }', '"}},}\' }'))[0]).toMatch(
      /^warning t.example: The example message is not JSON although it begins like it: /,
    )
  })

  test('not that nobody has drawn what is in a message: it is a plain one then', () => {
    expect(told(GOOD.replace(/, example: '.*' }/, ' }'))).toEqual([])
  })
})

test('more copies than brokers are an error where the brokers are known', () => {
  const board = boardOf(GOOD.replace('partitions: 3', 'replication: 3'))
  expect(check(board, { prefix: '', brokers: 1 }).map(({ sentence }) => sentence)).toEqual([
    'Replication 3 needs 3 brokers; this cluster has 1.',
  ])
  expect(check(board, { prefix: '' })).toEqual([])
})

test('numbers that no file can hold but a document might are errors', () => {
  const result = parseBoardFile(GOOD)
  if (!result.ok) throw new Error('not good')
  const topics = new Map(
    [...result.value.topics].map(([id, topic]) => [id, { ...topic, partitions: 0, replication: 0.5 }]),
  )
  const connections = new Map(
    [...result.value.connections].map(([id, connection]) => [
      id,
      connection.kind === 'produces' ? { ...connection, rate: -1 } : connection,
    ]),
  )
  const codes = check({ ...result.value, topics, connections }, { prefix: '' }).map(({ code }) => code)
  expect(codes).toEqual(['partitions', 'replication', 'partitions', 'replication', 'rate', 'rate'])
})

test('the prefix counts', () => {
  const long = GOOD.replace('order-placed', 'a'.repeat(240))
  expect(told(long)).toEqual([])
  expect(told(long, 'sb.board.12.')[0]).toContain('252 characters')
})

test('whatever is drawn, checking ends with sentences about things that are there', () => {
  fc.assert(
    fc.property(topologyArbitrary, (topology) => {
      const ids = new Set(COLLECTIONS.flatMap((name) => [...topology[name].keys()]))
      for (const { elementId, sentence } of check(topology, { prefix: '' })) {
        expect(ids).toContain(elementId)
        expect(sentence).not.toMatch(/undefined|\[object/)
      }
    }),
  )
})
