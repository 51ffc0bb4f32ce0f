import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { stampedHeaders, textOf } from '../src/gen/headers.js'
import { createHealth } from '../src/gen/health.js'
import { messageOf, Unprocessable } from '../src/gen/message.js'
import { received } from './received.js'

describe('the headers', () => {
  const { record } = received('topic', null)
  const made = { service: 'service', topic: 'out', time: 0 }
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
