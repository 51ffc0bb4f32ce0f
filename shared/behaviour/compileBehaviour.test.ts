import { describe, expect, test } from 'vitest'
import { compileBehaviour, type Reaction } from './compileBehaviour'
import { outputAsDrawn } from './outputAsDrawn'
import type { RecordText } from './recordText'

const draws = { random: () => 0.5, now: Date.UTC(2026, 0, 1), count: 7 }

type Drawn = Partial<Parameters<typeof outputAsDrawn>[0]> & { readonly example?: string }

/** The connection to the topic of this name. */
const output = (topic: string, { example, ...drawn }: Drawn = {}) =>
  outputAsDrawn(
    { kind: 'produces', id: `to ${topic}`, from: 's', to: 't', when: 'input', rate: 0, key: '', value: '', ...drawn },
    { name: topic, ...(example === undefined ? {} : { example }) },
  )

const record = (value: unknown, changes: Partial<RecordText> = {}): RecordText => ({
  key: 'k',
  value: typeof value === 'string' || value === null ? value : JSON.stringify(value),
  headers: [['ce_type', 'OrderPlaced']],
  topic: 'orders',
  partition: 1,
  offset: '12',
  timestamp: 1_000,
  ...changes,
})

const reactionTo = (received: RecordText, outputs: ReturnType<typeof output>[], tables = {}): Reaction =>
  compileBehaviour(outputs).react(received, { ...draws, tables })

/** What is sent where, or why nothing is. */
function sent(received: RecordText, outputs: ReturnType<typeof output>[], tables = {}) {
  const reaction = reactionTo(received, outputs, tables)
  if (reaction.kind === 'unhandled') return reaction.problem.sentence
  return reaction.outputs.map(({ connectionId, key, value }) => [connectionId.slice(3), key, value])
}

const PASSED_ON = undefined

describe('a service', () => {
  test('passes bytes on where nothing is drawn, JSON or not', () => {
    expect(sent(record('not JSON'), [output('out')])).toEqual([['out', PASSED_ON, PASSED_ON]])
    expect(sent(record(null), [output('out')])).toEqual([['out', PASSED_ON, PASSED_ON]])
  })

  test('sends the example of the topic where nothing but the connection is drawn', () => {
    const example = '{"order":"{{key}}"}'
    expect(sent(record({}), [output('out', { example })])).toEqual([['out', PASSED_ON, '{"order":"k"}']])
    expect(sent(record({}), [output('out', { example, where: 'true' })])).toEqual([['out', PASSED_ON, PASSED_ON]])
  })

  test('filters, and what passes the filter stays as it is', () => {
    const filter = output('big', { where: 'value.total > 100' })
    expect(sent(record('{ "total": 1e3 }'), [filter])).toEqual([['big', PASSED_ON, PASSED_ON]])
    expect(reactionTo(record({ total: 5 }), [filter])).toEqual({
      kind: 'reacted',
      outputs: [],
      entries: [],
      dropped: true,
    })
  })

  test('routes: what no other connection took goes where it says otherwise', () => {
    const routes = [
      output('rest', { otherwise: true }),
      output('eu', { where: 'value.region == "eu"' }),
      output('big', { where: 'value.total > 100' }),
      output('none', { otherwise: true, where: 'false' }),
    ]
    expect(sent(record({ region: 'eu', total: 500 }), routes)).toEqual([
      ['eu', PASSED_ON, PASSED_ON],
      ['big', PASSED_ON, PASSED_ON],
    ])
    expect(sent(record({ region: 'us', total: 5 }), routes)).toEqual([['rest', PASSED_ON, PASSED_ON]])
  })

  test('maps to canonical JSON, and null to a tombstone', () => {
    const map = '{"total": value.total * 2.0, "id": value.id, "type": headers.ce_type}'
    expect(sent(record({ id: 7, total: 2.5 }), [output('out', { map })])).toEqual([
      ['out', PASSED_ON, '{"id":7,"total":5,"type":"OrderPlaced"}'],
    ])
    expect(sent(record({}), [output('out', { map: 'null' })])).toEqual([['out', PASSED_ON, null]])
  })

  test('makes the key of an expression, before that of a template, before the key received', () => {
    const keyOf = (drawn: Drawn) => sent(record({ id: 7, name: 'Ada' }), [output('out', { value: 'v', ...drawn })])
    expect(keyOf({})).toEqual([['out', PASSED_ON, 'v']])
    expect(keyOf({ key: '{{input.value.name}}' })).toEqual([['out', 'Ada', 'v']])
    expect(keyOf({ key: 'x', mapKey: 'value.name' })).toEqual([['out', 'Ada', 'v']])
    expect(keyOf({ mapKey: 'value.id' })).toEqual([['out', '7', 'v']])
    expect(keyOf({ mapKey: '[value.id]' })).toEqual([['out', '[7]', 'v']])
    expect(keyOf({ mapKey: 'null' })).toEqual([['out', null, 'v']])
  })

  test('makes the value of an expression before that of a template, and the one of the other', () => {
    const drawn = { key: '{{field id}}', value: '{"id":0}', map: '{"id": value.n}' }
    expect(sent(record({ n: 7 }), [output('out', drawn)])).toEqual([['out', '7', '{"id":7}']])
    expect(sent(record({ n: 7 }), [output('out', { mapKey: 'value.n', value: '[{{key}}]' })])).toEqual([
      ['out', '7', '["7"]'],
    ])
    expect(sent(record({}), [output('out', { key: '{{field id}}', value: '{"id":{{key}}}' })])).toMatch(
      /The key is to be made of the value, and the value of the key\.$/,
    )
  })

  test('takes a record apart: one message for each item', () => {
    const value = {
      items: [
        { sku: 'a', n: 1 },
        { sku: 'b', n: 2 },
        { sku: 'c', n: 3 },
      ],
    }
    const each = 'value.items'
    expect(sent(record(value), [output('out', { each, where: 'item.n > 1.0', mapKey: 'item.sku' })])).toEqual([
      ['out', 'b', '{"n":2,"sku":"b"}'],
      ['out', 'c', '{"n":3,"sku":"c"}'],
    ])
    expect(sent(record(value), [output('out', { each, map: 'item.n', key: '{{item.sku}}' })])).toEqual([
      ['out', 'a', '1'],
      ['out', 'b', '2'],
      ['out', 'c', '3'],
    ])
    expect(sent(record({}), [output('out', { each, where: 'has(value.items)' })])).toEqual([])
    expect(sent(record({ items: [] }), [output('out', { each }), output('rest', { otherwise: true })])).toEqual([
      ['rest', PASSED_ON, PASSED_ON],
    ])
  })

  test('enriches with what a table holds', () => {
    const enrich = output('out', { map: '{"name": tables["users"] == null ? "nobody" : tables["users"].name}' })
    expect(sent(record({}), [enrich], { users: { name: 'Ada' } })).toEqual([['out', PASSED_ON, '{"name":"Ada"}']])
    expect(sent(record({}), [enrich], { users: null })).toEqual([['out', PASSED_ON, '{"name":"nobody"}']])
  })

  test('puts into windows what it does not send at once', () => {
    const window = output('sums', {
      windowSeconds: 10,
      by: 'value.user',
      of: 'value.amount',
      where: 'value.amount > 0',
    })
    const { react, windows } = compileBehaviour([window])
    expect(react(record({ user: 'ada', amount: 5 }), { ...draws, tables: {} })).toEqual({
      kind: 'reacted',
      outputs: [],
      entries: [{ connectionId: 'to sums', by: 'ada', amount: 5, timestamp: 1_000 }],
      dropped: false,
    })
    const finished = { by: 'ada', count: 2, sum: 8, min: 3, max: 5, avg: 4, start: 0, end: 10_000 }
    const { seconds, write } = windows.get('to sums') ?? {}
    expect(seconds).toBe(10)
    expect(write?.(finished, draws)).toEqual({
      ok: true,
      value: { key: 'ada', value: '{"avg":4,"by":"ada","count":2,"end":10000,"max":5,"min":3,"start":0,"sum":8}' },
    })
    const mapped = compileBehaviour([output('sums', { windowSeconds: 10, map: '{"n": count}', mapKey: 'by + "!"' })])
    expect(mapped.windows.get('to sums')?.write(finished, draws)).toEqual({
      ok: true,
      value: { key: 'ada!', value: '{"n":2}' },
    })
  })

  test('counts records alone where nothing is summed up, by their key', () => {
    const reaction = reactionTo(record({}, { key: null }), [output('counts', { windowSeconds: 1 })])
    expect(reaction).toMatchObject({ entries: [{ by: null, amount: null }] })
  })
})

describe('the index of an output', () => {
  const indices = (received: RecordText, outputs: ReturnType<typeof output>[]) => {
    const reaction = reactionTo(received, outputs)
    return reaction.kind === 'reacted' ? reaction.outputs.map(({ connectionId, index }) => [connectionId, index]) : []
  }

  test('hangs on its connection and item, not on what the others do', () => {
    const both = [output('a', { where: 'value.a' }), output('b', { each: '[1, 2]' })]
    expect(indices(record({ a: true }), both)).toEqual([
      ['to a', 0],
      ['to b', 1],
      ['to b', 3],
    ])
    expect(indices(record({ a: false }), both)).toEqual([
      ['to b', 1],
      ['to b', 3],
    ])
  })
})

describe('a record is unhandled, all of it,', () => {
  test.each<[string, unknown, Drawn]>([
    ['No message for out (where, character 7): The field "total" is missing.', {}, { where: 'value.total > 1' }],
    [
      'No message for out (map, character 1): "*" does not work with a text and a decimal number.',
      { a: 'x' },
      { map: 'value.a * 2.0' },
    ],
    [
      'No message for out (where): The value of the record received is not JSON.',
      'not JSON',
      { where: 'value.total > 1' },
    ],
    ['No message for out (value): The value of the record received is not JSON.', '', { value: '{{input.value.a}}' }],
    ['No message for out (value): The record received has no field "a".', {}, { value: '{{input.value.a}}' }],
    ['No message for out (key): The item has no field "b".', {}, { each: '[{"a": 1}]', key: '{{item.b}}' }],
    [
      'No message for out (each, character 1): The result is an object, but a list is needed here.',
      {},
      { each: 'value' },
    ],
    [
      'No message for out (each): The list has 1001 items; at most 1000 messages are made of one record.',
      Array(1001).fill(0),
      { each: 'value' },
    ],
    [
      'No message for out (map, character 13): This takes too much work for one record.',
      { items: Array(1_000).fill(0) },
      { each: 'value.items', map: 'value.items.map(x, x + 1.0)' },
    ],
    [
      'No message for out (value): This takes too much work for one record.',
      { items: Array(1_000).fill(0), fill: 'x'.repeat(100_000) },
      { each: 'value.items', value: '{{input.value.fill}}' },
    ],
    [
      'No message for out (by): The key has 16001 characters; nothing is kept under one of more than 16000.',
      { fill: 'x'.repeat(16_001) },
      { windowSeconds: 1, by: 'value.fill' },
    ],
    ['No message for out (by, character 7): The field "user" is missing.', {}, { windowSeconds: 1, by: 'value.user' }],
  ])('with a sentence: %s', (sentence, value, drawn) => {
    expect(sent(record(value), [output('fine'), output('out', drawn)])).toBe(sentence)
  })

  test.each<[string, Drawn]>([
    ['long keys', { mapKey: 'value.s', map: '1.0' }],
    ['long keys of a template', { key: '{{input.value.s}}', value: 'x' }],
    ['long values', { map: 'value.s' }],
    ['many placeholders', { value: '{{uuid}}'.repeat(8_000) }],
    ['many placeholders that leave nothing', { value: '{{input.value.nothing}}'.repeat(2_500) }],
  ])('when its many messages are too much work: %s', (_, drawn) => {
    const items = Array.from({ length: 1_000 }, (_, n) => n)
    const received = record({ items, s: 'x'.repeat(200_000), nothing: null })
    expect(sent(received, [output('out', { each: 'value.items', ...drawn })])).toMatch(
      /This takes too much work for one record\.$/,
    )
  })

  test('needs no JSON where nobody asks for the value', () => {
    const byKey = output('out', { where: 'key == "k" || value.never', mapKey: 'topic' })
    expect(sent(record('not JSON'), [byKey])).toEqual([['out', 'orders', PASSED_ON]])
  })

  test('while something drawn does not compile, and all of that is named', () => {
    const outputs = [
      output('a', { where: 'value.total * 2 > 1' }),
      output('b'),
      output('c', { map: '{"a": itme}', each: 'value' }),
      output('d', { value: '{{uid}}' }),
    ]
    const { problems, react } = compileBehaviour(outputs)
    expect(problems.map(({ elementId, field, at, place }) => [elementId, field, at, place])).toEqual([
      ['to a', 'where', 0, 'where, character 1'],
      ['to c', 'map', 6, 'map, character 7'],
      ['to d', 'value', 0, 'value, character 1'],
    ])
    expect(react(record({}), { ...draws, tables: {} })).toMatchObject({
      kind: 'unhandled',
      problem: { elementId: 'to a' },
    })
  })

  test('an item is known only where there is a list of them', () => {
    expect(compileBehaviour([output('a', { map: 'item' })]).problems).toMatchObject([
      { sentence: 'There is no variable called "item" here.' },
    ])
  })
})
