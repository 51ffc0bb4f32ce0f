import assert from 'node:assert/strict'
import { networkInterfaces } from 'node:os'
import { after, before, describe, test } from 'node:test'
import { createRequestDesk } from '../src/gen/createRequestDesk.js'
import type { NewRecord } from '../src/gen/cluster.js'
import { createMemory } from '../src/gen/createMemory.js'
import { serveHttp } from '../src/gen/serveHttp.js'
import { received } from './received.js'

const sent: NewRecord[] = []
const JSON_BODY = { 'content-type': 'application/json' }

let serving: Awaited<ReturnType<typeof serveHttp>>
before(async () => {
  const onRequest = createRequestDesk(async () => [], {
    ...received('topic', null),
    count: () => 1,
    memory: createMemory(false),
    stamp: () => [{ topic: 'answers', key: null, value: null, headers: [] }],
    cluster: { producer: { send: async (records) => void sent.push(...records) } },
  })
  const health = { verdict: () => ({ ok: true, reasons: [], warnings: [] }) }
  serving = await serveHttp({ health, host: '127.0.0.1', port: 0, onRequest })
})
after(() => serving.close())

/** The status, and how many records the request made. */
async function called(headers: Record<string, string>, host = '127.0.0.1') {
  sent.length = 0
  const response = await fetch(`http://${host}:${serving.port}/`, { method: 'POST', headers, body: '{}' })
  await response.text()
  return [response.status, sent.length]
}

describe('a service that is called', () => {
  test('answers other services', async () => {
    assert.deepEqual(await called(JSON_BODY), [202, 1])
    assert.deepEqual(await called({ 'content-type': 'application/json; charset=utf-8' }), [202, 1])
  })

  for (const [whose, headers] of [
    ['page of another site', { ...JSON_BODY, origin: 'https://site.example' }],
    ['form without an origin', { ...JSON_BODY, origin: 'null' }],
    ['browser', { ...JSON_BODY, 'sec-fetch-site': 'cross-site' }],
  ] as const) {
    test(`does nothing for a ${whose}`, async () => assert.deepEqual(await called(headers), [403, 0]))
  }

  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json']) {
    test(`does nothing for ${type}, which any page may send`, async () =>
      assert.deepEqual(await called({ 'content-type': type }), [415, 0]))
  }

  for (const hops of ['21', '-1e300', '1.5', '0x1', '']) {
    test(`does nothing for what has passed "${hops}" services`, async () =>
      assert.deepEqual(await called({ ...JSON_BODY, 'x-streamboard-hops': hops }), [508, 0]))
  }

  test('is reached at the address it was told, at no other of this machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, address }) => family === 'IPv4' && address !== '127.0.0.1')
    for (const { address } of others) await assert.rejects(called(JSON_BODY, address))
  })
})
