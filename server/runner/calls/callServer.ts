import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CIRCLE, HOPS_HEADER, hopsOf } from '../../../shared/generation/requestHeaders'
import { LIMITS } from '../../../shared/topology/limits'

/** Where a running service is called. Only who knows the token is answered. */
export type Door = { readonly port: number; readonly token: string }
export type CallRequest = {
  readonly body: Buffer
  /** The first of each name, in lower case. */
  header(name: string): string | undefined
}
export type CallAnswer = { readonly status: number /** What went wrong, for people. */; readonly sentence?: string }
export type CallServer = {
  readonly door: Door
  /** Nobody new gets in; who waits for an answer gets it soon or is cut off. Idempotent. */
  close(): Promise<void>
  /** Every connection is cut off. */
  crash(): void
}

export const TOKEN_HEADER = 'x-streamboard-token'
const CLOSING_MS = 1_000

/** A service's own HTTP server on this machine's loopback, at a port of its own. */
export async function openCallServer(
  token: string,
  answer: (request: CallRequest) => Promise<CallAnswer>,
): Promise<CallServer> {
  const server = createServer((request, response) => void serve(request, response))
  server.maxHeadersCount = 100

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = whyRefused(request, token) ?? (await bodyOf(request))
    const header = (name: string) => first(request.headers[name])
    send(response, Buffer.isBuffer(body) ? await answer({ body, header }) : body)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const timer = setTimeout(() => server.closeAllConnections(), CLOSING_MS)
    await closed
    clearTimeout(timer)
  }
  return {
    door: { port, token },
    close: () => (closing ??= close()),
    crash() {
      closing ??= close()
      server.closeAllConnections()
    },
  }
}

function whyRefused({ method, headers }: IncomingMessage, token: string): CallAnswer | undefined {
  if (headers[TOKEN_HEADER] !== token)
    return { status: 403, sentence: 'Only the services of this board may call this one.' }
  if (method !== 'POST') return { status: 405, sentence: 'A service is called by POST.' }
  return hopsOf(first(headers[HOPS_HEADER])) === undefined ? { status: 508, sentence: CIRCLE } : undefined
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | CallAnswer> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request) {
      bytes += chunk.length
      if (bytes > LIMITS.messageBytes)
        return { status: 413, sentence: `A request may have ${LIMITS.messageBytes} bytes.` }
      chunks.push(chunk)
    }
  } catch {
    return { status: 400, sentence: 'The request broke off.' }
  }
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, { status, sentence }: CallAnswer): void {
  response.statusCode = status
  response.setHeader('content-type', 'application/json')
  // What is left of a refused body is not read: the connection ends with the answer.
  if (status === 403 || status === 413) response.setHeader('connection', 'close')
  response.end(JSON.stringify(sentence === undefined ? { ok: true } : { error: sentence }))
}

const first = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? value : value?.[0])
