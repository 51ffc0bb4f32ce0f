import { request } from 'node:http'
import { connect } from 'node:net'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { removeFolder, type StreamboardServer, startStreamboard, temporaryFolder } from '../streamboardServer'

// T1 to T3 of the threats: other web sites, rebound names, simple requests.

let server: StreamboardServer
let port: string

beforeAll(async () => {
  server = await startStreamboard({
    dataFolder: await temporaryFolder(),
    port: 0,
    env: { KAFKA_BROKERS: inject('brokers').join(',') },
  })
  port = new URL(server.address).port
})

afterAll(async () => {
  await server.stop()
  await removeFolder(server.dataFolder)
})

const strangers = () => [
  'null',
  'https://evil.example',
  `http://evil.example:${port}`,
  `http://localhost.evil.test:${port}`,
  `http://localhost:${port}.evil.test`,
  `http://127.0.0.1:${port}@evil.test`,
  `https://127.0.0.1:${port}`,
  'http://127.0.0.1:1',
  'http://localhost',
  `http://localhost.:${port}`,
  `HTTP://LOCALHOST:${port}`,
  `http://127.0.0.1:${port}/`,
]

describe('a page of another origin', () => {
  it('opens no socket and receives no event', async () => {
    const outcomes = await Promise.all(strangers().map((origin) => trySocket({ origin })))
    expect(outcomes).toEqual(strangers().map(() => 'refused'))
  })

  it('opens no socket without an Origin either', async () => {
    expect(await trySocket({})).toBe('refused')
  })

  it('gets no answer to polling, which browsers send without an Origin', async () => {
    const answer = await ask({ path: '/socket.io/?EIO=4&transport=polling' })
    expect(answer.status).toBeGreaterThanOrEqual(400)
  })

  it('changes nothing by any method or form', async () => {
    const attempts = ['POST', 'PUT', 'DELETE', 'PATCH'].flatMap((method) =>
      ['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'application/json'].map(
        (type) =>
          ask({
            method,
            path: '/api/boards',
            headers: { 'content-type': type, origin: 'http://evil.test' },
            body: '{}',
          }),
      ),
    )
    for (const answer of await Promise.all(attempts)) expect(answer.status).toBe(405)
  })

  it('is let in when it is our own', async () => {
    expect(await trySocket({ origin: server.address })).toBe('connected')
    expect(await trySocket({ origin: `http://localhost:${port}`, host: `localhost:${port}` })).toBe('connected')
  })
})

describe('a name that leads here', () => {
  it.each(['evil.test', '127.0.0.1.nip.test', 'localhost.', '127.0.0.1', '0.0.0.0', '[::ffff:127.0.0.1]'])(
    'gets nothing under %s',
    async (name) => {
      const answers = await Promise.all(
        ['/', '/healthz', '/assets/x.js', '/boards/a', '/api/records/t/0/0/value'].map((path) =>
          ask({ path, headers: { host: name === '127.0.0.1' ? name : `${name}:${port}` } }),
        ),
      )
      for (const answer of answers) expect(answer).toEqual({ status: 421, body: '' })
      expect(await trySocket({ origin: server.address, host: `${name}:1` })).toBe('refused')
    },
  )

  it('gets nothing when two Hosts are named', async () => {
    const answer = await askRaw(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.test\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(answer).not.toContain('Streamboard')
  })
})

describe('every answer', () => {
  it('carries the policies that keep scripts and frames of others out', async () => {
    const response = await fetch(`${server.address}/healthz`)
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-powered-by')).toBeNull()
  })

  it('may be framed only where it is made for it, and there by this server alone', async () => {
    const framedBy = async (path: string) =>
      (await fetch(server.address + path)).headers.get('content-security-policy')?.match(/frame-ancestors [^;]*/)?.[0]
    for (const path of ['/', '/share', '/boards/x', '/embed/', '/EMBED', '/nowhere'])
      expect(await framedBy(path)).toBe("frame-ancestors 'none'")
    expect(await framedBy('/embed')).toBe("frame-ancestors 'self'")
  })

  it('says how Kafka is, under the agreed names', async () => {
    const health: unknown = await (await fetch(`${server.address}/healthz`)).json()
    expect(health).toEqual({
      status: 'ok',
      kafka: { state: expect.stringMatching(/^(starting|ready)$/), brokers: inject('brokers') },
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    })
  })
})

function trySocket(headers: { readonly origin?: string; readonly host?: string }): Promise<'connected' | 'refused'> {
  const socket = io(server.address, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { ...headers },
  })
  return new Promise((resolve) => {
    socket.on('connect', () => resolve('connected'))
    socket.on('connect_error', () => resolve('refused'))
  }).then((outcome) => {
    socket.close()
    return outcome === 'connected' ? 'connected' : 'refused'
  })
}

type Asked = {
  readonly path: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** fetch hides Host; a raw request does not. */
function ask({ path, method = 'GET', headers = {}, body }: Asked): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += String(chunk)
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Bytes as they are, for requests that no honest client would build. */
async function askRaw(text: string): Promise<string> {
  const socket = connect(Number(port), '127.0.0.1')
  socket.end(text)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}
