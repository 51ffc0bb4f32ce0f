import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { answer } from './answer.js'
import { CIRCLE, HEADERS_OF_REQUEST, HOPS_HEADER, hopsOf, KEY_HEADER } from './board/generation/requestHeaders.js'
import { LIMITS } from './board/topology/limits.js'
import { type Cluster, NotAccepted } from './cluster.js'
import { createPause } from './createPause.js'
import { eventIdOf } from './board/generation/eventIdOf.js'
import { sentenceOf } from './log.js'
import { type Context, GivenBack, type Handler, type KafkaRecord, Unprocessable } from './message.js'
import type { Runtime } from './runtime.js'

export type Answer = { readonly status: number; readonly error?: string }

/** What of the runtime takes part in an answer. */
export type RequestParts = Pick<Runtime, 'memory' | 'stamp' | 'log' | 'random' | 'signal' | 'count' | 'call'> & {
  readonly cluster: Pick<Cluster, 'producer'>
}

/** Answers requests as the handler does records, but once: whoever calls tries again. */
export function createRequestDesk(handle: Handler, parts: RequestParts): (request: IncomingMessage) => Promise<Answer> {
  const { cluster, memory, stamp, log } = parts

  async function answered(context: Context): Promise<Answer> {
    if (memory.has(context)) return { status: 200 }
    const records = await answer(handle, context, stamp)
    if (records.length > 0) await cluster.producer.send(records)
    memory.add(context)
    return { status: records.length > 0 ? 202 : 200 }
  }

  return async (request) => {
    const body = whyRefused(request) ?? (await bodyOf(request))
    if (!Buffer.isBuffer(body)) return body
    try {
      return await answered(contextOf(recordOf(request, body), parts))
    } catch (error) {
      log.warn('A request failed.', { error: sentenceOf(error) })
      return { status: statusOf(error), error: sentenceOf(error) }
    }
  }
}

function contextOf(record: KafkaRecord, { log, random, signal, count, call }: RequestParts): Context {
  const received = { record, topic: '' }
  return {
    ...received,
    group: eventIdOf(record) ?? randomUUID(),
    count: count(),
    now: Date.now(),
    random,
    pause: createPause(async () => {}, signal),
    call: (drawn) => call(drawn, received),
    fill: () => {},
    log,
    signal,
  }
}

/** A request seen as a record of no topic. */
function recordOf({ headers }: IncomingMessage, body: Buffer): KafkaRecord {
  const key = headers[KEY_HEADER]
  return {
    topic: '',
    partition: 0,
    offset: '0',
    timestamp: String(Date.now()),
    key: key === undefined ? null : Buffer.from(String(key), 'base64'),
    value: body.length === 0 ? null : body,
    headers: HEADERS_OF_REQUEST.flatMap((name) => {
      const value = headers[name]
      return value === undefined ? [] : [[name, Buffer.from(String(value))] as const]
    }),
  }
}

const IS_JSON = /^application\/json *(;|$)/i

function whyRefused({ method, headers }: IncomingMessage): Answer | undefined {
  if (method !== 'POST') return { status: 405, error: 'A service is called by POST.' }
  // A browser sends these by itself, also where a page of any site asks it to: the page has no say in them.
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined)
    return { status: 403, error: 'Only services may call this one, no web pages.' }
  if (!IS_JSON.test(headers['content-type'] ?? '')) return { status: 415, error: 'A request has JSON: application/json.' }
  return hopsOf(headers[HOPS_HEADER]?.toString()) === undefined ? { status: 508, error: CIRCLE } : undefined
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | Answer> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request) {
      bytes += chunk.length
      if (bytes > LIMITS.messageBytes) return { status: 413, error: `A request may have ${LIMITS.messageBytes} bytes.` }
      chunks.push(chunk)
    }
  } catch {
    return { status: 400, error: 'The request broke off.' }
  }
  return Buffer.concat(chunks)
}

/** What was given back may be asked again soon; what no attempt can mend never. */
function statusOf(error: unknown): number {
  if (error instanceof GivenBack) return 503
  const isHopeless = error instanceof Unprocessable || error instanceof SyntaxError || error instanceof NotAccepted
  return isHopeless ? 422 : 500
}
