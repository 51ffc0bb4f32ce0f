import { request } from 'node:http'
import { Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryKafka, type MemoryKafka } from '../memoryKafka'
import type { Runner } from '../port'
import { createRunner } from '../runner'
import { boardFrom } from '../runnerForTests'
import { openCallServer } from './callServer'

// Real HTTP over the loopback, on the real clock; only Kafka is a twin.

const chain = (ledger = '', calls = 'timeoutMs: 10000', more = '') =>
  boardFrom(`streamboard: 1
name: Dominoes
services:
  - { id: shop, name: shop-api }
  - { id: order, name: order-svc }
  - { id: payment, name: payment-svc }
  - { id: ledger, name: ledger-svc${ledger} }
topics:
  - { id: paid, name: paid }
connections:
  - { id: c1, kind: calls, from: shop, to: order, when: rate, rate: 40, timeoutMs: 10000, body: '{"n":{{seq}}}' }
  - { id: c2, kind: calls, from: order, to: payment, ${calls} }
  - { id: c3, kind: calls, from: payment, to: ledger, ${calls} }
  - { id: out, kind: produces, from: ledger, to: paid, when: input }
${more}`)

let kafka: MemoryKafka
let runner: Runner
beforeEach(() => {
  kafka = createMemoryKafka()
  runner = createRunner({ kafka })
})
afterEach(() => runner.close())

const call = (id: string) => {
  const found = runner.calls('social').find(({ connectionId }) => connectionId === id)
  if (!found) throw new Error(`no calls of ${id}`)
  return found
}
const made = (id: string, count: number) =>
  vi.waitUntil(() => call(id).ok + call(id).failed >= count, { timeout: 50_000, interval: 5 })

describe('services that call each other', () => {
  test('pass requests on to the last one, which answers by an event of the same trace', async () => {
    await runner.start(chain(), ['ledger', 'payment', 'order'])
    await runner.start(chain(), ['shop'])
    await made('c1', 10)
    await runner.stop('social', ['shop'])
    expect(['c1', 'c2', 'c3'].map((id) => call(id).failed)).toEqual([0, 0, 0])
    expect(call('c3').ok).toBeGreaterThanOrEqual(9)
    expect(['c1', 'c2', 'c3'].map((id) => call(id).recent.at(-1)?.status)).toEqual([200, 200, 202])
    expect(call('c1')).toMatchObject({ errorShare: 0, p50Ms: expect.any(Number), p99Ms: expect.any(Number) })
    const records = kafka.records('paid')
    const numbers = records.map(({ value }) => Number(JSON.parse(String(value)).n))
    expect(numbers.length).toBeGreaterThanOrEqual(9)
    // What was on its way when the shop stopped need not have arrived, but nothing has twice.
    expect(new Set(numbers).size).toBe(numbers.length)
    const header = (name: string) => records.map((r) => String(r.headers.find(([found]) => found === name)?.[1]))
    expect(new Set(header('ce_id')).size).toBe(records.length)
    expect(new Set(header('x-trace')).size).toBe(records.length)
    expect(records[0]?.headers.map(([name]) => name)).not.toContain('x-streamboard-hops')
  })

  test('may all be started at once: no request meets a service that is not there yet', async () => {
    await runner.start(chain())
    await made('c1', 1)
    expect(['c1', 'c2', 'c3'].map((id) => call(id).recent[0]?.status)).toEqual([200, 200, 202])
  })

  test('do not start any more when they were stopped while they waited for those they call', async () => {
    const reads = '  - { id: in, kind: subscribes, from: paid, to: payment, group: payments }\n'
    const letJoin = kafka.holdJoins()
    const started = runner.start(chain('', 'timeoutMs: 10000', reads))
    await vi.waitUntil(() => kafka.joins.length === 1)
    await runner.stop('social', ['shop'])
    letJoin()
    await started
    const states = runner.runs('social').map(({ serviceId, state }) => [serviceId, state])
    expect(Object.fromEntries(states)).toEqual({
      shop: 'stopped',
      order: 'running',
      payment: 'running',
      ledger: 'running',
    })
  })

  test('fail all the way up when the last one is stopped, and work again when it is back', async () => {
    await runner.start(chain())
    await made('c1', 5)
    await runner.stop('social', ['ledger'])
    const before = call('c1').failed
    await vi.waitUntil(() => call('c1').failed >= before + 10, { timeout: 50_000, interval: 5 })
    expect(call('c3').recent.at(-1)).toMatchObject({ status: 0 })
    expect(call('c2').recent.at(-1)).toMatchObject({ status: 500 })
    expect(
      call('c1')
        .recent.slice(-5)
        .map(({ status }) => status),
    ).toEqual([500, 500, 500, 500, 500])
    expect([call('c1').lost > 0, call('c2').lost, call('c3').lost]).toEqual([true, 0, 0])
    await runner.start(chain(), ['ledger'])
    const ok = call('c1').ok
    await vi.waitUntil(() => call('c1').ok >= ok + 5, { timeout: 50_000, interval: 5 })
  })

  test('are cut off when one crashes: no answer comes', async () => {
    await runner.start(chain(', delayMs: 300'))
    await made('c3', 1)
    await runner.crash('social', 'ledger')
    await vi.waitUntil(() => call('c3').recent.some(({ status }) => status === 0), { timeout: 50_000, interval: 5 })
    expect(runner.runs('social').find(({ serviceId }) => serviceId === 'ledger')?.state).toBe('crashed')
  })

  test('wait no longer than drawn, and try again as often as drawn', async () => {
    await runner.start(chain(', delayMs: 2000', 'timeoutMs: 50, retries: 2'))
    await made('c1', 3)
    const { recent, ok } = call('c3')
    expect(ok).toBe(0)
    expect(new Set(recent.map(({ status }) => status))).toEqual(new Set([0]))
    expect(call('c3').failed).toBeGreaterThanOrEqual(3)
    expect(runner.runs('social').find(({ serviceId }) => serviceId === 'payment')?.retried).toBeGreaterThan(0)
  })

  test('that fail as drawn answer 500 with a sentence', async () => {
    await runner.start(chain(', failShare: 1'))
    await made('c3', 3)
    expect(new Set(call('c3').recent.map(({ status }) => status))).toEqual(new Set([500]))
    expect(kafka.records('paid')).toEqual([])
  })

  test('in a circle come to an end', async () => {
    const circle = boardFrom(`streamboard: 1
name: Circle
services:
  - { id: a, name: A }
  - { id: b, name: B }
topics: []
connections:
  - { id: start, kind: calls, from: a, to: b, when: rate, rate: 1, timeoutMs: 100000 }
  - { id: there, kind: calls, from: a, to: b, timeoutMs: 100000 }
  - { id: back, kind: calls, from: b, to: a, timeoutMs: 100000 }
`)
    await runner.start(circle)
    await made('start', 1)
    expect(
      call('there')
        .recent.map(({ status }) => status)
        .concat(call('back').recent.map((r) => r.status)),
    ).toContain(508)
  })
})

describe('the server of a service', () => {
  test('answers only who belongs to the run', async () => {
    await runner.start(chain())
    const ports = openPorts()
    expect(ports).toHaveLength(3)
    for (const port of ports) {
      expect(await statusOf(port, {})).toBe(403)
      expect(await statusOf(port, { 'x-streamboard-token': '0'.repeat(32) })).toBe(403)
    }
  })

  test('turns away what has passed no countable number of services', async () => {
    const server = await openCallServer('secret', async () => ({ status: 200 }))
    const statuses = ['20', '21', '-1e300', '1.5', '0x1'].map((hops) =>
      statusOf(server.door.port, { 'x-streamboard-token': 'secret', 'x-streamboard-hops': hops }),
    )
    expect(await Promise.all(statuses)).toEqual([200, 508, 508, 508, 508])
    await server.close()
  })

  test('is gone with its service: start and stop leave no socket behind', async () => {
    const before = openPorts().length
    for (let round = 0; round < 20; round++) {
      await runner.start(chain())
      await runner.stop('social')
    }
    expect(openPorts()).toHaveLength(before)
  })
})

/** Ports on which this process listens. */
function openPorts(): readonly number[] {
  const { _getActiveHandles } = process as unknown as { _getActiveHandles(): readonly unknown[] }
  return _getActiveHandles().flatMap((handle) => {
    const address = handle instanceof Server && handle.listening ? handle.address() : null
    return typeof address === 'object' && address ? [address.port] : []
  })
}

function statusOf(port: number, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method: 'POST', headers, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject)
    asked.end('{}')
  })
}
