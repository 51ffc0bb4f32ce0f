import { describe, expect, test } from 'vitest'
import { boardOf } from '../topology/boardForTests'
import { asyncApi, asyncApiSystem } from './asyncApi'

const BOARD = boardOf(`streamboard: 1
name: Shop
services:
  - { id: a, name: Orders }
  - { id: b, name: Stock }
topics:
  - id: t
    name: order.placed
    partitions: 3
    configs: { cleanup.policy: "compact,delete", retention.ms: "1000", compression.type: gzip }
    example: '{"id":"{{uuid}}"}'
    schema: '{"type":"object","required":["id"]}'
  - { id: u, name: unused }
connections:
  - { id: p, kind: produces, from: a, to: t, rate: 1 }
  - { id: s, kind: subscribes, from: t, to: b, group: stock }
  - { id: r, kind: subscribes, from: t, to: b, group: audit }
`)

describe('a service as an AsyncAPI document', () => {
  test('that sends has the channel with its Kafka binding, the message with schema and example, and a send operation', () => {
    expect(asyncApi(BOARD, 'a')).toEqual({
      asyncapi: '3.0.0',
      info: { title: 'Orders', version: '1.0.0' },
      defaultContentType: 'application/json',
      channels: {
        'order-placed': {
          address: 'order.placed',
          messages: { 'order-placed': { $ref: '#/components/messages/order-placed' } },
          bindings: {
            kafka: {
              topic: 'order.placed',
              partitions: 3,
              replicas: 1,
              topicConfiguration: {
                'cleanup.policy': ['compact', 'delete'],
                'compression.type': 'gzip',
                'retention.ms': 1000,
              },
              bindingVersion: '0.5.0',
            },
          },
        },
      },
      operations: {
        'send-order-placed': {
          action: 'send',
          channel: { $ref: '#/channels/order-placed' },
          messages: [{ $ref: '#/channels/order-placed/messages/order-placed' }],
        },
      },
      components: {
        messages: {
          'order-placed': {
            name: 'order.placed',
            contentType: 'application/json',
            payload: { type: 'object', required: ['id'] },
            bindings: { kafka: { key: { type: 'string' }, bindingVersion: '0.5.0' } },
            examples: [{ payload: { id: '00000000-0000-4000-8000-000000000000' } }],
          },
        },
      },
    })
  })

  test('that receives in two groups has two operations, the group as a schema, the error topic beside', () => {
    const options = { prefix: 'sb.', errorTopicsOf: ({ group }: { group: string }) => [`${group}-dlt`] }
    expect(asyncApi(BOARD, 'b', options)).toMatchObject({
      channels: { 'order-placed': { address: 'sb.order.placed' } },
      operations: {
        'receive-order-placed': {
          bindings: { kafka: { groupId: { type: 'string', enum: ['sb.audit'] } } },
          'x-error-topics': ['sb.audit-dlt'],
        },
        'receive-order-placed--2': { bindings: { kafka: { groupId: { enum: ['sb.stock'] } } } },
      },
    })
  })

  test('that reads a topic as a table receives it without a group, and its stores are no part of it', () => {
    const board = boardOf(`streamboard: 1
services:
  - { id: a, name: Orders }
topics:
  - { id: t, name: prices }
stores:
  - { id: d, name: rows }
connections:
  - { id: s, kind: subscribes, from: t, to: a, as: table }
  - { id: k, kind: keeps, from: a, to: d }
`)
    const { operations, channels } = JSON.parse(JSON.stringify(asyncApi(board, 'a')))
    expect(Object.keys(channels)).toEqual(['prices'])
    expect(operations).toEqual({
      'receive-prices': {
        action: 'receive',
        channel: { $ref: '#/channels/prices' },
        messages: [{ $ref: '#/channels/prices/messages/prices' }],
      },
    })
  })

  test('is refused for a service that is not there', () => {
    expect(() => asyncApi(BOARD, 'nobody')).toThrow()
  })
})

test('the system is an inventory of every channel, without operations', () => {
  const system = asyncApiSystem(BOARD)
  expect(system).toMatchObject({
    channels: { 'order-placed': {}, unused: {} },
    'x-services': [
      { name: 'Orders', sends: ['order-placed'], receives: [] },
      { name: 'Stock', sends: [], receives: ['order-placed'] },
    ],
  })
  expect(system).not.toHaveProperty('operations')
})
