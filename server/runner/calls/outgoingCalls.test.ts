import { expect, test, vi } from 'vitest'
import { WorkFailure } from '../handling/workFailure'
import { HEAVY, HUNDRED, withClockThatJumps } from '../lateForTests'
import { createTokenBucket } from '../producing/tokenBucket'
import { boardFrom } from '../runnerForTests'
import { Interrupted, type Received } from '../runTools'
import { serviceWork } from '../serviceWork'
import { PLENTY, toolsForTests } from '../toolsForTests'
import type { CallOptions } from './callClient'
import { createOutgoingCalls } from './outgoingCalls'

const received = (more: Partial<Received>): Received => ({
  topic: 'orders',
  partition: 0,
  offset: 0n,
  timestamp: 0n,
  key: null,
  value: null,
  headers: [],
  ...more,
})

function callsWith(body: string, where = '', thinking = createTokenBucket(1_000, () => 0)) {
  const board = boardFrom(`streamboard: 1
name: Shop
services:
  - { id: order, name: order-svc }
  - { id: payment, name: payment-svc }
topics: []
connections:
  - { id: pay, kind: calls, from: order, to: payment, body: '${body}', where: '${where}' }
`)
  const work = serviceWork(board, 'order')
  if (!work) throw new Error('order-svc is not drawn')
  const made: CallOptions[] = []
  const throttled = vi.fn()
  const volume = createTokenBucket(1_000, () => 0)
  const calls = createOutgoingCalls({
    work: () => work,
    tools: toolsForTests({ thinking, volume, throttled }),
    client: { call: async (options) => ({ status: made.push(options) && 200 }), close: () => {} },
    doorOf: () => ({ port: 1, token: '' }),
  })
  return { calls, made, throttled, thinking, volume }
}

test('nobody is called for what the condition leaves out, and what it cannot tell of is to blame itself', async () => {
  const { calls, made } = callsWith('', 'int(value.id) % 2 == 0')
  const signals = { give: new AbortController().signal, cut: new AbortController().signal }
  const ask = (value: string) => calls.forInput(received({ value: Buffer.from(value) }), signals)
  for (const id of [1, 2, 3, 4]) await ask(`{"id":${id}}`)
  expect(made.map(({ body }) => String(body))).toEqual(['{"id":2}', '{"id":4}'])
  await expect(ask('{}')).rejects.toThrow('id')
})

test('a condition that took too long by the clock may be tried again', async () => {
  const { calls, made } = callsWith('', HEAVY, PLENTY)
  const { signal } = new AbortController()
  const ask = () =>
    calls.forInput(received({ value: Buffer.from(JSON.stringify(HUNDRED)) }), { give: signal, cut: signal })
  await expect(withClockThatJumps(ask)).rejects.toThrow(WorkFailure)
  expect(made).toEqual([])
  await ask()
  expect(made).toHaveLength(1)
})

test('however often its body asks for the value, it is read once', async () => {
  const { calls, made } = callsWith('{{input.value.a}}'.repeat(50))
  const read = vi.spyOn(JSON, 'parse')
  const { signal } = new AbortController()
  await calls.forInput(received({ value: Buffer.from('{"a":7}') }), { give: signal, cut: signal })
  expect(read.mock.calls.filter(([text]) => text === '{"a":7}')).toHaveLength(1)
  read.mockRestore()
  expect(made.map(({ body }) => body.toString())).toEqual(['7'.repeat(50)])
})

test.each(['thinking', 'volume'] as const)(
  'a body waits for the share of the board that others have used up: %s',
  async (share) => {
    const { calls, made, throttled, ...shares } = callsWith('{{input.value.a}}')
    shares[share].take(1_000)
    const stopping = new AbortController()
    throttled.mockImplementation(() => stopping.abort())
    const signals = { give: stopping.signal, cut: stopping.signal }
    await expect(calls.forInput(received({ value: Buffer.from('{"a":7}') }), signals)).rejects.toBeInstanceOf(
      Interrupted,
    )
    expect(made).toEqual([])
  },
)

test.each([
  ['a request has passed one service more', '', '3', 4],
  ['a record has passed none, whatever it says', 'orders', '-1e300', 1],
  ['a record has passed none, also where it looks like a count', 'orders', '3', 1],
])('what is called for %s', async (_, topic, hops, passed) => {
  const { calls, made } = callsWith('')
  const { signal } = new AbortController()
  const headers: Received['headers'] = [['x-streamboard-hops', Buffer.from(hops)]]
  await calls.forInput(received({ topic, headers }), { give: signal, cut: signal })
  expect(made.map((call) => call.hops)).toEqual([passed])
})
