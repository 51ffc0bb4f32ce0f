import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createSequence } from '../src/gen/board/producing/sequence.js'
import { createMemory } from '../src/gen/createMemory.js'
import { stampedHeaders, textOf } from '../src/gen/headers.js'
import { createHealth } from '../src/gen/health.js'
import { messageOf, Unprocessable } from '../src/gen/message.js'
import { received } from './received.js'

describe('the headers', () => {
  const { record } = received('topic', null)
  const production = { connectionId: 'c', topic: 'out' as never, type: 'made', category: 'system' } as const
  const made = {
    service: 'service',
    production,
    sequence: createSequence(),
    key: Buffer.from('k'),
    time: 0,
    eventId: undefined,
  }
  const answered = { record, topic: 'topic', group: 'group', output: 0 }

  test('of a redelivered record repeat the id, those of its other outputs do not', () => {
    const id = (output: number) => textOf(stampedHeaders(made, { ...answered, output }), 'ce_id')
    assert.equal(id(0), id(0))
    assert.notEqual(id(0), id(1))
    assert.notEqual(textOf(stampedHeaders(made), 'ce_id'), textOf(stampedHeaders(made), 'ce_id'))
  })

  test("carry the input's own on and continue its trace", () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
    const headers = [
      ['mine', Buffer.from([0xff])],
      ['traceparent', `00-${trace}-00f067aa0ba902b7-01`],
      ['ce_id', 'old'],
    ] as const
    const stamped = stampedHeaders(made, { ...answered, record: { ...record, headers } })
    assert.deepEqual(stamped[0], headers[0])
    assert.match(textOf(stamped, 'traceparent') ?? '', new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`))
    assert.notEqual(textOf(stamped, 'ce_id'), 'old')
    assert.equal(textOf(stamped, 'x-streamboard-service'), 'service')
  })

  test('count the messages of a connection, and those of each key', () => {
    const sequence = createSequence()
    const counts = ['a', 'b', 'a', null].map((key) => {
      const headers = stampedHeaders({ ...made, sequence, key: key === null ? null : Buffer.from(key) })
      return [textOf(headers, 'x-seq'), textOf(headers, 'x-key-seq')]
    })
    assert.deepEqual(counts, [
      ['1', '1'],
      ['2', '1'],
      ['3', '2'],
      ['4', undefined],
    ])
  })

  test('say the name and category of the message, and what caused it', () => {
    const headers = [['ce_id', 'the input']] as const
    const stamped = stampedHeaders(made, { ...answered, record: { ...record, headers } })
    const said = ['ce_type', 'x-category', 'x-caused-by'].map((name) => textOf(stamped, name))
    assert.deepEqual(said, ['made', 'system', 'the input'])
  })
})

describe('the memory of an idempotent service', () => {
  const context = received('topic', null)
  const event = { ...context, record: { ...context.record, headers: [['ce_id', 'one']] as const } }

  test('knows an event in its group, wherever it comes again', () => {
    const memory = createMemory(true)
    memory.add(event)
    assert.equal(memory.has({ ...event, record: { ...event.record, offset: '8' } }), true)
    assert.equal(memory.has({ ...event, group: 'other' }), false)
    memory.add(context)
    assert.equal(memory.has(context), false)
  })

  test('of another one is empty', () => {
    const memory = createMemory(false)
    memory.add(event)
    assert.equal(memory.has(event), false)
  })
})

describe('readiness', () => {
  test('needs a joined group that makes progress, a cluster that answers, and nothing that waits', () => {
    let now = 0
    const health = createHealth(['g'], () => now)
    assert.equal(health.verdict().ok, false)
    health.cluster('')
    health.consumer('g', 'joined')
    assert.deepEqual(health.verdict(), { ok: true, reasons: [], warnings: [] })
    health.waiting('x', 'The dead-letter topic is missing.')
    assert.deepEqual(health.verdict().reasons, ['The dead-letter topic is missing.'])
    health.waiting('x', undefined)
    now = 60_001
    assert.equal(health.verdict().ok, false)
    health.progress('g')
    assert.equal(health.verdict().ok, true)
    health.cluster('away')
    assert.equal(health.verdict().ok, false)
  })
})

describe('a message', () => {
  const messageWith = (value: Buffer | null) => messageOf(received('topic', value).record)

  test('has its JSON, or its text, or nothing', () => {
    assert.deepEqual(messageWith(Buffer.from('{"a":1}')).value, { a: 1 })
    assert.equal(messageWith(Buffer.from('plain')).value, 'plain')
    assert.equal(messageWith(null).value, null)
  })

  test('that must be JSON and is not can never be processed', () => {
    assert.throws(() => messageWith(Buffer.from('plain')).json(), Unprocessable)
    assert.throws(() => messageWith(null).json(), Unprocessable)
  })
})
