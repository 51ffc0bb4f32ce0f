import { describe, expect, test } from 'vitest'
import { bombOf } from '../topology/boardFile/bombForTests'
import type { Topology } from '../topology/model'
import { readAsyncApi } from './asyncApiIn'

const read = (...texts: string[]) => readAsyncApi(texts.map((text, index) => ({ name: `${index + 1}.yaml`, text })))

function drawn(...texts: string[]) {
  const drawing = read(...texts)
  if (!drawing.ok) throw new Error(drawing.problems.map(({ sentence }) => sentence).join('\n'))
  return drawing
}

/** The picture in words: `Orders -> order-placed`, `order-placed -> Stock (stock)`. */
function arrows({ services, topics, connections }: Topology): readonly string[] {
  const name = (id: string) => services.get(id)?.name ?? topics.get(id)?.name
  return [...connections.values()].map((connection) => {
    const group = connection.kind === 'subscribes' ? ` (${connection.group})` : ''
    return `${name(connection.from)} -> ${name(connection.to)}${group}`
  })
}

const left = (...texts: string[]) => drawn(...texts).left.map(({ sentence, place }) => `${place}: ${sentence}`)
const topicNamed = (topology: Topology, name: string) =>
  [...topology.topics.values()].find((topic) => topic.name === name)

const KITCHEN = `asyncapi: 3.0.0
info: { title: Kitchen, version: 1.0.0 }
servers:
  local: { host: localhost:9092, protocol: kafka }
channels:
  orders:
    address: shop.orders
    messages:
      placed: { $ref: '#/components/messages/placed' }
    bindings:
      kafka:
        topic: orders
        partitions: 6
        replicas: 3
        topicConfiguration: { cleanup.policy: [delete, compact], retention.ms: 604800000 }
  plates:
    address: plates
    messages:
      hot: { payload: { type: object, properties: { at: { $ref: '#/components/schemas/instant' } } } }
      cold: { payload: { $ref: '#/components/schemas/cold' } }
operations:
  cook:
    action: receive
    channel: { $ref: '#/channels/orders' }
    traits: [{ $ref: '#/components/operationTraits/kafka' }]
  serve: { action: send, channel: { $ref: '#/channels/plates' } }
components:
  operationTraits:
    kafka:
      bindings: { kafka: { groupId: { type: string, enum: [cooks] }, clientId: { type: string } } }
  messageTraits:
    common: { headers: { type: object }, contentType: application/json, examples: [{ payload: { dish: "{{soup" } }] }
  messages:
    placed:
      traits: [{ $ref: '#/components/messageTraits/common' }]
      payload: { $ref: '#/components/schemas/order' }
  schemas:
    instant: { type: string, format: date-time }
    cold: { type: object, required: [at], properties: { at: { $ref: '#/components/schemas/instant' } } }
    order: { type: object, properties: { parts: { type: array, items: { $ref: '#/components/schemas/order' } } } }
`

const HALL = `asyncapi: '2.6.0'
info: { title: Hall, version: 1.0.0 }
channels:
  orders:
    subscribe: { message: { oneOf: [{ payload: { type: string } }, { payload: { type: number } }] } }
  plates:
    publish:
      bindings: { kafka: { groupId: waiters } }
      message: { payload: true }
`

describe('an AsyncAPI document', () => {
  test('of version 3 becomes a service, its channels topics with their settings, its operations connections', () => {
    const { topology } = drawn(KITCHEN)
    expect(topology.name).toBe('Kitchen')
    expect(arrows(topology)).toEqual(['Kitchen -> plates', 'orders -> Kitchen (cooks)'])
    expect(topicNamed(topology, 'orders')).toMatchObject({
      partitions: 6,
      replication: 3,
      configs: new Map([
        ['cleanup.policy', 'delete,compact'],
        ['retention.ms', '604800000'],
      ]),
      example: '{"dish":"{\\u007bsoup"}',
    })
  })

  test('keeps schemas whole: what refers to itself, what is shared, and several messages as branches', () => {
    const { topology } = drawn(KITCHEN)
    expect(JSON.parse(topicNamed(topology, 'orders')?.schema ?? '')).toEqual({
      type: 'object',
      properties: { parts: { type: 'array', items: { $ref: '#' } } },
    })
    expect(JSON.parse(topicNamed(topology, 'plates')?.schema ?? '')).toEqual({
      oneOf: [
        { type: 'object', properties: { at: { $ref: '#/definitions/instant' } } },
        { type: 'object', required: ['at'], properties: { at: { $ref: '#/definitions/instant' } } },
      ],
      definitions: { instant: { type: 'string', format: 'date-time' } },
    })
  })

  test('is the same with anchors, aliases and fields taken over', () => {
    const short = `asyncapi: 3.0.0
info: { title: Kitchen, version: 1.0.0 }
channels:
  orders: &channel
    address: orders
    bindings: &bindings { kafka: { partitions: 6 } }
  plates: { <<: *channel, address: plates }
  bills: { address: bills, bindings: *bindings }
`
    const { topology } = drawn(short)
    expect([...topology.topics.values()].map(({ name, partitions }) => `${name} ${partitions}`).sort()).toEqual([
      'bills 6',
      'orders 6',
      'plates 6',
    ])
  })

  test('names what a board cannot say, once, with its place', () => {
    expect(left(KITCHEN)).toEqual([
      '1.yaml 32:15: The headers of a message have no place on a topic.',
      '1.yaml 30:70: "clientId" of an operation\'s Kafka binding has no place on a board.',
      '1.yaml 3:1: Servers are left out: which cluster a board runs on is no part of the drawing.',
    ])
  })

  test.each(['application/schema+yaml;version=draft-07', 'application/vnd.aai.asyncapi+json;version=3.0.0'])(
    'may have its schemas in %s',
    (schemaFormat) => {
      const message = { payload: { schemaFormat, schema: { type: 'string' } } }
      const text = JSON.stringify({ asyncapi: '3.0.0', channels: { c: { address: 'c', messages: { message } } } })
      expect(topicNamed(drawn(text).topology, 'c')?.schema).toContain('"string"')
    },
  )

  test('of version 2 is read the other way round: others publish what it receives', () => {
    expect(arrows(drawn(HALL).topology)).toEqual(['Hall -> orders', 'plates -> Hall (waiters)'])
  })

  test('and another one are one picture, in whatever order: a topic of the same name is one', () => {
    const { topology, left } = drawn(KITCHEN, HALL)
    expect([...topology.topics.values()].map(({ name }) => name)).toEqual(['orders', 'plates'])
    expect(arrows(topology)).toEqual([
      'Hall -> orders',
      'Kitchen -> plates',
      'orders -> Kitchen (cooks)',
      'plates -> Hall (waiters)',
    ])
    expect(arrows(drawn(HALL, KITCHEN).topology)).toEqual(arrows(topology))
    expect(left.filter(({ sentence }) => sentence.includes('differently'))).toMatchObject([
      { place: '2.yaml 4:3 and 1 more' },
    ])
  })

  test('without operations shows its topics; our inventory says who uses them', () => {
    const channels = { a: { address: 'a' }, b: { address: 'b' } }
    const inventory = { asyncapi: '3.0.0', info: { title: 'Shop', version: '1' }, channels }
    expect(drawn(JSON.stringify(inventory)).topology).toMatchObject({ services: new Map(), topics: { size: 2 } })
    const listed = { ...inventory, 'x-services': [{ name: 'Till', sends: ['a', 'c'], receives: ['b'] }] }
    expect(arrows(drawn(JSON.stringify(listed)).topology)).toEqual(['Till -> a', 'b -> Till (till)'])
    expect(left(JSON.stringify(listed))).toEqual([expect.stringContaining('"Till" uses a channel that is not in')])
  })
})

/** A document whose one channel or operation is `part`. */
const withChannel = (part: unknown) =>
  JSON.stringify({ asyncapi: '3.0.0', info: { title: 'A', version: '1' }, channels: { c: part } })
const withOperation = (operation: unknown, components: unknown = {}) =>
  JSON.stringify({
    asyncapi: '3.0.0',
    info: { title: 'A', version: '1' },
    channels: { c: { address: 'c', messages: {} } },
    operations: { o: { action: 'send', channel: { $ref: '#/channels/c' } }, p: operation },
    components,
  })

describe('what cannot be taken is named, and the rest is drawn', () => {
  test.each([
    [
      'a circle of references',
      withOperation({ $ref: '#/components/a' }, { a: { $ref: '#/components/b' }, b: { $ref: '#/components/a' } }),
      'leads back to itself',
    ],
    ['a reference through itself', withOperation({ $ref: '#/operations/p/x' }), 'leads back to itself'],
    ['a reference to another place', withOperation({ $ref: 'https://example.com/evil.yaml#/a' }), 'nothing is fetched'],
    ['a reference to nothing', withOperation({ $ref: '#/components/nothing' }), 'leads nowhere'],
    ['a reference of a megabyte', withOperation({ $ref: `#/${'a/'.repeat(500_000)}` }), 'through more others'],
    ['an operation without a channel', withOperation({ action: 'send' }), 'no channel of this document'],
    [
      'an action of version 2',
      withOperation({ action: 'publish', channel: { $ref: '#/channels/c' } }),
      '"send" or "receive"',
    ],
    [
      'a reply',
      withOperation({ action: 'receive', channel: { $ref: '#/channels/c' }, reply: {} }),
      'reply cannot be drawn',
    ],
    ['parameters', withChannel({ address: 'user.{id}.signed-up' }), 'address with parameters is kept'],
    ['no address', withChannel({ address: null }), 'has no address'],
    [
      'partitions in words',
      withChannel({ address: 'c', bindings: { kafka: { partitions: 'three' } } }),
      '"partitions" must be a whole number',
    ],
    [
      'a setting that is a map',
      withChannel({ address: 'c', bindings: { kafka: { topicConfiguration: { a: {} } } } }),
      'setting "a" of a topic',
    ],
    ['another protocol', withChannel({ address: 'c', bindings: { amqp: { is: 'queue' } } }), 'binding to "amqp"'],
    [
      'Avro',
      withChannel({
        address: 'c',
        messages: { m: { payload: { schemaFormat: 'application/vnd.apache.avro+json;version=1.9.0', schema: {} } } },
      }),
      'no JSON Schema',
    ],
    ['messages that are a text', withChannel({ address: 'c', messages: 'many' }), '"messages" must be a map'],
    [
      'a schema too large',
      withChannel({ address: 'c', messages: { m: { payload: { description: 'x'.repeat(70_000) } } } }),
      'larger than a topic can keep',
    ],
  ])('%s', (_what, text, sentence) => {
    expect(left(text).join('\n')).toContain(sentence)
    expect(drawn(text).topology.topics.size).toBe(1)
  })

  test('however many things are wrong, they are told in a few lines', () => {
    const channels = Object.fromEntries(
      Array.from({ length: 1000 }, (_, at) => [`c${at}`, { address: `{${at}}`, bindings: { [`p${at}`]: {} } }]),
    )
    const listed = left(JSON.stringify({ asyncapi: '3.0.0', channels }))
    expect(listed).toHaveLength(101)
    expect(listed).toContainEqual(expect.stringMatching(/and 999 more: An address with parameters/))
  })
})

describe('a hostile document ends in a sentence', () => {
  test.each([
    ['100 MB', 'a'.repeat(100 * 1024 * 1024), 'more than 4 MB'],
    ['5,000 levels', `{"asyncapi":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'nested more than 64 levels'],
    ['anchors that explode', `asyncapi: 3.0.0\n${bombOf(9)}`, 'more than 50000 values'],
    ['no version', 'info: { title: x }', 'does not say of which version'],
    ['version 1', 'asyncapi: 1.2.0', 'says "asyncapi: 1.2.0"'],
    ['half a document', '{"asyncapi": "3.0.0", "channels": {', 'neither YAML nor JSON'],
  ])('%s', (_what, text, sentence) => {
    const drawing = read(text)
    expect(drawing).toMatchObject({ ok: false, problems: [{ sentence: expect.stringContaining(sentence) }] })
  })

  test('more channels than a board has room for', () => {
    const channels = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`c${at}`, { address: `a${at}` }]))
    expect(read(JSON.stringify({ asyncapi: '3.0.0', channels }))).toMatchObject({
      ok: false,
      problems: [{ sentence: expect.stringContaining('10001 channels') }],
    })
  })

  test('names that every object is born with are names like others', () => {
    const text = `asyncapi: 3.0.0
info: { title: __proto__ }
channels: { __proto__: { address: constructor, messages: { toString: { payload: { properties: { __proto__: { type: string } } } } } } }
operations: { valueOf: { action: send, channel: { $ref: '#/channels/__proto__' } } }
`
    const { topology } = drawn(text)
    expect(arrows(topology)).toEqual(['__proto__ -> constructor'])
    expect(topicNamed(topology, 'constructor')?.schema).toContain('"__proto__"')
    expect(Object.keys({})).toEqual([])
  })

  test('one schema behind every channel, references in rows and a service told five thousand times take bounded work', () => {
    const size = 9_000
    const chain = Array.from({ length: size }, (_, at) => [`c${at}`, { $ref: `#/channels/c${at + 1}` }])
    const shared = Array.from({ length: size }, (_, at) => [
      `d${at}`,
      { address: `d${at}`, messages: { m: { $ref: '#/components/messages/m' } } },
    ])
    const wide = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`p${at}`, { type: 'string' }]))
    const text = JSON.stringify({
      asyncapi: '3.0.0',
      channels: Object.fromEntries([...chain, ...shared]),
      'x-services': Array.from({ length: 5_000 }, () => ({ name: 'a', sends: ['d1'] })),
      components: { messages: { m: { payload: { properties: wide } } } },
    })
    const { topology, left } = drawn(text)
    expect(topology.connections.size).toBe(1)
    expect(left.map(({ sentence }) => sentence).join()).toContain('through more others')
    expect([...topology.topics.values()].filter(({ schema }) => schema).length).toBeLessThan(100)
  })
})
