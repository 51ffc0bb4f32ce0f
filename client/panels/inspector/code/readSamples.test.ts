import { expect, it } from 'vitest'
import type { Subscribes, Topic } from '../../../../shared/topology/model'
import type { LiveRow } from '../../../live/port'
import { readSamples } from './readSamples'
import { NO_SOURCE } from './sampleSource'
import { samplesCaption } from './samplesCaption'

const topicOf = (name: string, example = ''): Topic => ({
  id: name,
  name,
  partitions: 1,
  replication: 1,
  configs: new Map(),
  example,
})
const orders = topicOf('orders', '{ "id": {{seq}} }')
const users = topicOf('users')
const lookup: Subscribes = {
  kind: 'subscribes',
  id: 'c',
  from: 'users',
  to: 's',
  group: '',
  start: 'earliest',
  as: 'table',
  lookup: 'value.by',
}

const part = (data: string, cut = false) => ({ as: 'text', data, bytes: data.length, cut }) as const
const row = (topic: string, offset: number, [key, value]: readonly [string, string], cut = false): LiveRow => ({
  id: `${topic} ${offset}`,
  topic,
  record: {
    partition: 0,
    offset: String(offset),
    timestamp: String(offset),
    key: part(key),
    value: part(value, cut),
    headers: [['ce_id', part(`e${offset}`)]],
  },
})
const source = { ...NO_SOURCE, topics: [orders], tables: [{ connection: lookup, topic: users }] }
const read = (rows: Readonly<Record<string, readonly LiveRow[]>>) => readSamples(source, (topic) => rows[topic] ?? [])

it('are the last ten messages, oldest first, as expressions see them', () => {
  const flowing = Array.from({ length: 12 }, (_, offset) => row('orders', offset, ['k', `{"n":${offset}}`]))
  const samples = read({ orders: flowing })
  expect(samples.scopes.map(({ value }) => value)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((n) => ({ n })))
  expect(samples.scopes[0]).toMatchObject({ key: 'k', offset: 2, topic: 'orders', headers: { ce_id: 'e2' } })
  expect(samplesCaption(samples, 10, 'message')).toMatchObject({ some: 'the last 10', of: 'orders' })
})

it('know what the tables hold for each of them', () => {
  const samples = read({
    orders: [row('orders', 1, ['o', '{"by":"ada"}']), row('orders', 2, ['o', '{"by":"nobody"}'])],
    users: [row('users', 0, ['ada', '{"name":"A"}']), row('users', 1, ['ada', '{"name":"Ada"}'])],
  })
  expect(samples.scopes.map(({ tables }) => tables)).toEqual([{ users: { name: 'Ada' } }, { users: null }])
})

it('are no messages that are cut or not JSON', () => {
  const samples = read({
    orders: [row('orders', 0, ['k', '{"n":'], true), row('orders', 1, ['k', 'hello']), row('orders', 2, ['k', '1'])],
  })
  expect(samples.scopes.map(({ value }) => value)).toEqual([1])
})

it('are made of the example while nothing flows, which is said', () => {
  const samples = read({})
  expect([samples.from, samples.scopes.length, samples.scopes[1]?.value]).toEqual(['example', 10, { id: 2 }])
  expect(samplesCaption(samples, 10, 'message')).toMatchObject({
    some: '10 examples',
    of: 'orders, where nothing flows',
  })
})

it('have the keys that are drawn, in what is made of them too', () => {
  const posts = topicOf('posts', '{ "by": "{{key}}" }')
  const made = (key: string) => {
    const [seen] = readSamples({ ...source, topics: [posts], keys: new Map([['posts', key]]) }, () => []).scopes
    return [seen?.key, seen?.value]
  }
  expect(made('{{pick ada,ada}}')).toEqual(['ada', { by: 'ada' }])
  expect(made('')).toEqual([null, { by: '' }])
})

it('are made of drawn requests where that is what comes in', () => {
  const received = [{ from: 'shop', body: '{ "n": {{seq}} }' }]
  const samples = readSamples({ ...source, topics: [], received }, () => [])
  expect([samples.from, samples.topics, samples.scopes[1]?.value]).toEqual(['example', ['shop'], { n: 2 }])
})

it('are none without an example', () => {
  const samples = readSamples({ ...source, topics: [users] }, () => [])
  expect([samples.from, samples.scopes]).toEqual(['nothing', []])
})
