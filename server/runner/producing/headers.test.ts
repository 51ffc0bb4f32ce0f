import { describe, expect, test } from 'vitest'
import type { KafkaRecord } from '../../kafka/port'
import { benchForTests } from '../benchForTests'
import { boardFrom, SOCIAL } from '../runnerForTests'

const bench = benchForTests()

const text = ({ headers }: KafkaRecord) => headers.map(([name, value]) => [name, value?.toString()])
const header = (record: KafkaRecord | undefined, name: string) =>
  record?.headers.find(([found]) => found === name)?.[1]?.toString()

async function answersTo(...records: Partial<KafkaRecord>[]) {
  for (const record of records) bench.kafka.append('posts', { value: Buffer.from('{"n":1}'), ...record })
  await bench.runner.start(boardFrom(SOCIAL), ['s2'])
  await bench.kafka.settle()
  return bench.kafka.records('notifications')
}

describe('headers', () => {
  test('of a message on a clock say who made it, when, and begin a trace', async () => {
    await bench.runner.start(boardFrom(SOCIAL), ['s1'])
    await bench.pass(0)
    const [first] = bench.kafka.records('posts')
    expect(first && text(first)).toEqual([
      ['ce_specversion', '1.0'],
      ['ce_id', '8'.repeat(32)],
      ['ce_source', 'posting'],
      ['ce_type', 'posts'],
      ['ce_time', '2023-11-14T22:13:20.000Z'],
      ['content-type', 'application/json'],
      ['traceparent', `00-${'8'.repeat(32)}-${'8'.repeat(16)}-01`],
      ['x-streamboard-service', 'posting'],
      ['x-event-id', '8'.repeat(32)],
      ['x-trace', '8'.repeat(32)],
      ['x-produced-at', '1700000000000'],
      ['x-category', 'business'],
      ['x-seq', '1'],
      ['x-key-seq', '1'],
    ])
  })

  test('of an answer go on with the trace and pass on what speaks of nothing in particular', async () => {
    const trace = 'a'.repeat(32)
    const [answer] = await answersTo({
      headers: [
        ['tenant', Buffer.from('north')],
        ['tenant', Buffer.from('south')],
        ['ce_id', Buffer.from('the input')],
        ['traceparent', Buffer.from(`00-${trace}-${'b'.repeat(16)}-01`)],
        ['binary', Buffer.from([0xff])],
        ['nothing', null],
      ],
    })
    expect(answer?.headers.slice(0, 4)).toEqual([
      ['tenant', Buffer.from('north')],
      ['tenant', Buffer.from('south')],
      ['binary', Buffer.from([0xff])],
      ['nothing', null],
    ])
    expect(header(answer, 'traceparent')).toBe(`00-${trace}-${'8'.repeat(16)}-01`)
    expect(header(answer, 'x-streamboard-service')).toBe('fan-out')
    expect(header(answer, 'x-trace')).toBe(trace)
    expect(header(answer, 'x-caused-by')).toBe('the input')
    expect(new Set(answer?.headers.map(([name]) => name)).size).toBe(18)
    expect(answer?.headers).toHaveLength(19)
  })

  test('of an answer to a record without a valid trace begin one', async () => {
    const [answer] = await answersTo({
      headers: [['traceparent', Buffer.from(`00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`)]],
    })
    expect(header(answer, 'traceparent')).toBe(`00-${'8'.repeat(32)}-${'8'.repeat(16)}-01`)
  })

  test('give every answer its own id, and the same one when the record is delivered again', async () => {
    const answers = await answersTo({}, {})
    const [first, second] = answers.map((answer) => header(answer, 'ce_id'))
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(second).not.toBe(first)
    const [joined] = bench.kafka.joins
    const again = { partition: 0, offset: 0n, timestamp: 0n, key: null, value: Buffer.from('{"n":1}'), headers: [] }
    await joined?.handle({ ...again, topic: 'posts' }, new AbortController().signal)
    expect(header(bench.kafka.records('notifications')[2], 'ce_id')).toBe(first)
  })
})

describe('a connection without a template', () => {
  test('passes key and value on, byte for byte, also a tombstone', async () => {
    const bytes = Buffer.from([0xff, 0x00])
    bench.kafka.append('posts', { key: bytes, value: bytes })
    bench.kafka.append('posts', { key: bytes, value: null })
    const untold = SOCIAL.replace(/, key: "{{input.key}}", value: '{"about":{{input.value.n}}}'/, '')
    await bench.runner.start(boardFrom(untold), ['s2'])
    await bench.kafka.settle()
    expect(bench.kafka.records('notifications').map(({ key, value }) => [key, value])).toEqual([
      [bytes, bytes],
      [bytes, null],
    ])
  })
})
