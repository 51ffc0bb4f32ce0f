import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { StreamboardServer } from '../streamboardServer'
import { type Attacker, attack, endVictim, granted, mostMegabytes, residentMegabytes, startVictim } from './attacker'
import { comeAsStranger, type Message, type Stranger } from './stranger'
import { watchUntil } from './watchUntil'

// T13 to T16 of the threats: what anybody may write to a topic that Streamboard only looks at.

let server: StreamboardServer
let viewer: Attacker
let stranger: Stranger
const run = `attack-${Date.now().toString(36)}-${process.pid}`

beforeAll(async () => {
  server = await startVictim(inject('brokers'))
  viewer = await attack(server)
  stranger = await comeAsStranger(inject('brokers'))
})

afterAll(async () => {
  expect(viewer.socket.connected).toBe(true)
  viewer.close()
  await stranger.leave()
  expect(server.output()).not.toMatch(/bug of its own|Unhandled/)
  expect(await endVictim(server)).toBe(0)
})

it('batches of a few kilobytes that unpack to hundreds of megabytes are read one by one, and named where they are too large', async () => {
  const topic = `${run}.bombs`
  await stranger.create(topic)
  const zeros = Buffer.alloc(40_000_000)
  const tooLarge = Buffer.alloc(70_000_000)
  for (let count = 0; count < 8; count++) await stranger.produce(topic, [{ value: zeros }], 'gzip')
  await stranger.produce(topic, [{ value: tooLarge }], 'gzip')
  await stranger.produce(topic, [{ value: 'after' }])
  const before = await residentMegabytes(server)
  const watching = watchUntil(viewer, { topic, offset: 10 })
  const peak = await mostMegabytes(server, watching)
  const seen = await watching
  const last = await granted(viewer.ask('records:read', { topic, from: { kind: 'last', count: 3 }, limit: 3 }))
  expect(seen.records.map(({ offset, value }) => [offset, value?.bytes])).toEqual([
    ...Array.from({ length: 8 }, (_, offset) => [String(offset), 40_000_000]),
    ['9', 5],
  ])
  expect(seen.skipped).toEqual([
    { partition: 0, from: '8', to: '9', why: 'unreadable', detail: expect.stringContaining('67108864 bytes') },
  ])
  expect(last.records.map(({ offset }) => offset)).toEqual(['7', '9'])
  expect(peak - before).toBeLessThan(250)
})

it('messages made to trip their readers are shown as they are, and none takes another with it', async () => {
  const topic = `${run}.odd`
  await stranger.create(topic)
  const odd = [
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
    '{"_placeholder":true,"num":0}',
    '{"_placeholder":true,"num":99}',
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    '{"toJSON":1,"then":1,"length":-1}',
    '\u0000\u2028\u2029\ufeff\u202e<script>',
    '',
    '1e999',
    '9007199254740993',
  ]
  const services = ['__proto__', 'constructor', '\u202e', '<img>', 'x'.repeat(5000)]
  const messages: Message[] = odd.map((value, index) => ({
    value,
    key: value.slice(0, 100),
    headers: { 'x-streamboard-service': services[index % services.length]!, [value.slice(0, 50)]: value.slice(0, 50) },
  }))
  const { boardId } = await granted(viewer.ask('board:create', { file: drawn(topic) }))
  await granted(viewer.ask('board:join', { boardId, stateVector: 'AA==' }))
  await stranger.produce(topic, messages)
  await stranger.produce(topic, [{ value: Buffer.from([0xff, 0xfe, 0x00]) }, { value: null }])
  const { records } = await watchUntil(viewer, { topic, offset: odd.length + 2 })
  expect(records.slice(0, odd.length).map(({ value }) => value?.data)).toEqual(odd.map((text) => text.slice(0, 4096)))
  expect(records.slice(-2).map(({ value }) => value)).toEqual([
    { as: 'base64', data: '//4A', bytes: 3, cut: false },
    null,
  ])
  expect(await viewer.ask('record:open', { topic, partition: 0, offset: '1' })).toMatchObject({ ok: true })
})

const drawn = (name: string) => JSON.stringify({ streamboard: 1, topics: [{ id: 't', name }] })
