import { describe, expect, test } from 'vitest'
import { readAsyncApi } from '../asyncApiIn'

const read = (text: string) => readAsyncApi([{ name: '1.yaml', text }])

describe('a document made to be slow is refused or read in bounded work', () => {
  const many = <T>(size: number, of: (at: number) => T) =>
    Object.fromEntries(Array.from({ length: size }, (_, at) => [`n${at}`, of(at)]))
  const channels = (message: object) => many(5_000, (at) => ({ address: `a${at}`, messages: { m: message } }))

  test.each([
    [
      'channels that are all one with thousands of messages',
      {
        channels: {
          one: { address: 'one', messages: many(5_000, () => ({ payload: {} })) },
          ...many(5_000, () => ({ $ref: '#/channels/one' })),
        },
      },
    ],
    [
      'operations that all have the same thousands of traits',
      {
        channels: { c: { address: 'c' } },
        operations: many(5_000, () => ({
          action: 'send',
          channel: { $ref: '#/channels/c' },
          traits: { $ref: '#/components/traits' },
        })),
        components: { traits: Array.from({ length: 5_000 }, () => ({})) },
      },
    ],
    [
      'one long example behind every channel',
      {
        channels: channels({ $ref: '#/components/m' }),
        components: { m: { examples: [{ payload: 'x'.repeat(60_000) }] } },
      },
    ],
  ])('work that is a product: %s', (_what, document) => {
    expect(read(JSON.stringify({ asyncapi: '3.0.0', ...document }))).toMatchObject({
      ok: false,
      problems: [{ sentence: expect.stringContaining('refers to the same things'), place: '1.yaml' }],
    })
  })

  test('an example too large for a topic is copied once for all channels', () => {
    const m = { examples: [{ payload: Array.from({ length: 200_000 }, () => 1) }] }
    const text = JSON.stringify({
      asyncapi: '3.0.0',
      channels: channels({ $ref: '#/components/m' }),
      components: { m },
    })
    expect(read(text)).toMatchObject({
      topology: { topics: { size: 5_000 } },
      left: expect.arrayContaining([
        expect.objectContaining({ sentence: 'An example is longer than a topic can keep.' }),
      ]),
    })
  })

  test('a long schema behind every channel is kept as often as a board file has room for', () => {
    const text = JSON.stringify({
      asyncapi: '3.0.0',
      channels: channels({ $ref: '#/components/m' }),
      components: { m: { payload: { description: 'x'.repeat(60_000) } } },
    })
    const drawing = read(text)
    const topics = drawing.ok ? [...drawing.topology.topics.values()] : []
    expect(topics).toHaveLength(5_000)
    expect(topics.filter(({ schema }) => schema)).toHaveLength(69)
  })

  test('thousands of schemas of one name each get their own', () => {
    const text = JSON.stringify({
      asyncapi: '3.0.0',
      channels: { c: { address: 'c', messages: { m: { payload: { $ref: '#/components/all' } } } } },
      components: {
        all: { anyOf: Array.from({ length: 700 }, (_, at) => ({ $ref: `#/components/n${at}/x` })) },
        ...many(700, () => ({ x: { type: 'null' } })),
      },
    })
    const drawing = read(text)
    const [topic] = drawing.ok ? drawing.topology.topics.values() : []
    expect(JSON.parse(topic?.schema ?? '')).toMatchObject({ definitions: { x: {}, 'x-2': {}, 'x-700': {} } })
  })
})
