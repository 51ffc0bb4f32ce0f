import { expect, it } from 'vitest'
import { type Connection, EMPTY_TOPOLOGY, type Topic, type Topology } from '../../../../shared/topology/model'
import { sampleSource } from './sampleSource'

const topic = (id: string): Topic => ({ id, name: id, partitions: 1, replication: 1, configs: new Map() })
const connections: readonly Connection[] = [
  { kind: 'subscribes', id: 'in', from: 'orders', to: 'shop', group: 'g', start: 'earliest' },
  { kind: 'subscribes', id: 'look', from: 'users', to: 'shop', group: '', start: 'earliest', as: 'table' },
  { kind: 'subscribes', id: 'other', from: 'users', to: 'mailer', group: 'm', start: 'earliest' },
  {
    kind: 'produces',
    id: 'out',
    from: 'shop',
    to: 'paid',
    when: 'input',
    rate: 0,
    key: '',
    value: '',
    each: 'value.items',
  },
  { kind: 'keeps', id: 'keep', from: 'mailer', to: 'mails' },
]
const board: Topology = {
  ...EMPTY_TOPOLOGY,
  topics: new Map(['orders', 'users', 'paid'].map((id) => [id, topic(id)])),
  connections: new Map(connections.map((one) => [one.id, one])),
}
const told = (element: Parameters<typeof sampleSource>[0]) => {
  const { topics, tables, drawn } = sampleSource(element, board)
  return [topics.map(({ id }) => id), tables.map(({ topic: { id } }) => id), drawn.each]
}

it.each<[string, Connection | undefined, unknown]>([
  ['an answer: what its service reads', connections[3], [['orders'], ['users'], 'value.items']],
  ['a lookup: what its service reads beside the table', connections[1], [['orders'], ['users'], '']],
  ['what is kept: what its service reads', connections[4], [['users'], [], '']],
])('is for %s', (_, connection, expected) => {
  expect(connection && told(connection)).toEqual(expected)
})

it('has the drawn keys of the topics, and what others call with on a clock', () => {
  const asks: Connection = { kind: 'calls', id: 'ask', from: 'mailer', to: 'shop', when: 'rate', body: '{"n":1}' }
  const fills: Connection = {
    kind: 'produces',
    id: 'fill',
    from: 'till',
    to: 'orders',
    when: 'rate',
    rate: 1,
    key: 'k',
    value: '',
  }
  const more = { ...board, connections: new Map([...board.connections, ['ask', asks], ['fill', fills]]) }
  const source = sampleSource({ id: 'shop', name: 'shop', language: 'java' }, more)
  expect([source.received.map(({ body }) => body), [...source.keys]]).toEqual([['{"n":1}'], [['orders', 'k']]])
})

it('is nothing for what is made on a clock', () => {
  expect(told({ kind: 'calls', id: 'call', from: 'shop', to: 'mailer', when: 'rate' })).toEqual([[], [], ''])
})

it('is for a service what it reads, for a store what those who keep into it read', () => {
  expect(told({ id: 'shop', name: 'shop', language: 'java' })).toEqual([['orders'], ['users'], ''])
  expect(told({ id: 'mails', name: 'mails' })).toEqual([['users'], [], ''])
  expect(sampleSource({ id: 'mails', name: 'mails', key: 'value.id' }, board).drawn.stateKey).toBe('value.id')
})
