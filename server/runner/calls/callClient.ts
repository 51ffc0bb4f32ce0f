import { Agent, request } from 'node:http'
import { HOPS_HEADER } from '../../../shared/generation/requestHeaders'
import { type Door, TOKEN_HEADER } from './callServer'

export type CallOptions = {
  readonly door: Door
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly hops: number
  readonly timeoutMs: number
  readonly signal: AbortSignal
}
/** `status` 0: no answer came, and `why`. */
export type Called = { readonly status: number; readonly why?: string }
export type CallClient = {
  /** Never rejects. Redirects are not followed. */
  call(options: CallOptions): Promise<Called>
  close(): void
}

const MOST_SOCKETS = 256
const MOST_SENTENCE = 2_000

export function createCallClient(): CallClient {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS, timeout: 60_000 })

  return {
    call: ({ door, body, headers, hops, timeoutMs, signal }) =>
      new Promise((resolve) => {
        const asked = request({
          host: '127.0.0.1',
          port: door.port,
          method: 'POST',
          agent,
          headers: {
            ...headers,
            'content-type': 'application/json',
            'content-length': body.length,
            [TOKEN_HEADER]: door.token,
            [HOPS_HEADER]: String(hops),
          },
        })
        let timedOut = false
        const timer = setTimeout(() => {
          timedOut = true
          asked.destroy()
        }, timeoutMs)
        const stop = () => asked.destroy()
        signal.addEventListener('abort', stop, { once: true })
        const end = (called: Called) => {
          clearTimeout(timer)
          signal.removeEventListener('abort', stop)
          resolve(called)
        }
        const fail = (error: Error) =>
          end({ status: 0, why: timedOut ? `no answer within ${timeoutMs} ms` : inWords(error) })
        asked.on('error', fail)
        asked.on('response', (response) => {
          let text = ''
          response.setEncoding('utf8')
          response.on('data', (chunk: string) => {
            if (text.length < MOST_SENTENCE) text += chunk
          })
          response.on('error', fail)
          response.on('end', () => end({ status: response.statusCode ?? 0, ...sentenceIn(text) }))
        })
        asked.end(body)
        if (signal.aborted) stop()
      }),
    close: () => agent.destroy(),
  }
}

function sentenceIn(text: string): { readonly why?: string } {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer === 'object' && answer !== null && 'error' in answer) return { why: String(answer.error) }
  } catch {
    // Whoever answers without JSON has said all by the status.
  }
  return {}
}

function inWords(error: Error & { readonly code?: string }): string {
  if (error.code === 'ECONNREFUSED') return 'the connection was refused'
  if (error.code === 'ECONNRESET') return 'the connection broke off'
  return error.message
}
