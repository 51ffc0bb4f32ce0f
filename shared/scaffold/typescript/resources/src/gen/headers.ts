import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Headers, KafkaRecord } from './message.js'

/** Where a produced record comes from: the input record and which of its outputs this is, or nothing for a generated one. */
export type Origin = { readonly record: KafkaRecord; readonly topic: string; readonly group: string; readonly index: number }

const STAMPED = [
  'ce_specversion',
  'ce_id',
  'ce_source',
  'ce_type',
  'ce_time',
  'content-type',
  'traceparent',
  'x-streamboard-service',
]
const isStamped = (name: string) => STAMPED.includes(name) || name.startsWith('x-streamboard-dlt-')

/** The headers of a produced record: the input's own, the handler's, and those that say who made it, when, and out of what. */
export function stampedHeaders(
  made: { service: string; topic: string; now: number; headers?: Headers | undefined },
  origin?: Origin,
): Headers {
  return [
    ...(origin?.record.headers ?? []).filter(([name]) => !isStamped(name)),
    ...(made.headers ?? []).filter(([name]) => !isStamped(name)),
    ['ce_specversion', '1.0'],
    ['ce_id', origin ? repeatableId(origin) : randomUUID()],
    ['ce_source', made.service],
    ['ce_type', made.topic],
    ['ce_time', new Date(made.now).toISOString()],
    ['content-type', 'application/json'],
    ['traceparent', traceparent(origin && textOf(origin.record.headers, 'traceparent'))],
    ['x-streamboard-service', made.service],
  ]
}

/** The same for every delivery of the input, so that duplicates can be counted. */
function repeatableId({ record, topic, group, index }: Origin): string {
  const source = JSON.stringify([group, topic, record.partition, record.offset, index])
  const hash = createHash('sha256').update(source).digest('hex')
  return [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-')
}

/** The trace goes on with a span of its own; without one it begins here. */
function traceparent(received: string | undefined): string {
  const trace = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(received ?? '')?.[1]
  return `00-${trace ?? randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`
}

export function textOf(headers: Headers, name: string): string | undefined {
  const value = headers.find(([found]) => found === name)?.[1]
  return value === undefined || value === null ? undefined : value.toString()
}
