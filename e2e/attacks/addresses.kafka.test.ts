import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { StreamboardServer } from '../streamboardServer'
import { endVictim, startVictim } from './attacker'

// T25 and T9 of the threats: what an address can reach, and what an error tells.

let server: StreamboardServer

beforeAll(async () => {
  server = await startVictim(inject('brokers'))
})

afterAll(() => endVictim(server))

const OUTSIDE = ['../../package.json', '..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', '..%5c..%5cpackage.json']

describe('an address', () => {
  it.each([...OUTSIDE, ...OUTSIDE.map((path) => `assets/${path}`), 'assets/', '.env', 'index.html%00', '%00'])(
    'reaches no other file: /%s',
    async (path) => {
      const answer = await ask(`/${path}`)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.body).not.toContain('"name"')
      expect(tellsOfInside(answer.body)).toBe(false)
    },
  )

  it.each(['/boards/%zz', '/api/records/%zz/0/0/value', '/%E0%A4%A', '/assets/%'])(
    'that cannot be read is answered without a word about the inside: %s',
    async (path) => {
      const answer = await ask(path)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(tellsOfInside(answer.body)).toBe(false)
      expect(server.output()).not.toContain('URIError')
    },
  )

  it.each([
    ['nowhere', '0', '0'],
    ['constructor', '0', '0'],
    ['__proto__', '0', '0'],
    ['..%2f..%2fetc%2fpasswd', '0', '0'],
    ['a%0d%0aSet-Cookie:x', '0', '0'],
    ['%F0%9F%92%A5', '0', '0'],
    ['a'.repeat(5000), '0', '0'],
    ['nowhere', '999999999', '9999999999999999999'],
    ['nowhere', '-1', '0'],
    ['nowhere', '0', '1e3'],
    ['nowhere', '0', '9'.repeat(400)],
  ])('of a value that is not there is refused: %s %s %s', async (topic, partition, offset) => {
    const answer = await ask(`/api/records/${topic}/${partition}/${offset}/value`)
    expect([400, 404, 502]).toContain(answer.status)
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers['content-type']).toContain('text/plain')
    expect(tellsOfInside(answer.body)).toBe(false)
  })

  it('of a value is not fetched for a page of another site', async () => {
    for (const site of ['cross-site', 'same-site'])
      expect((await ask('/api/records/nowhere/0/0/value', { 'sec-fetch-site': site })).status).toBe(403)
    expect((await ask('/api/records/nowhere/0/0/value', { 'sec-fetch-site': 'same-origin' })).status).toBe(502)
  })
})

const tellsOfInside = (body: string) =>
  /node_modules|\.js:\d|\.ts:\d|file:\/\/|at \w+ \(/.test(body) || body.includes(process.cwd())

type Answer = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: string }

/** As it stands: fetch would tidy the path up. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { hostname, port } = new URL(server.address)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (answer) => {
      let body = ''
      answer.on('data', (chunk) => {
        body += String(chunk)
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
    })
    sent.on('error', reject)
    sent.end()
  })
}
