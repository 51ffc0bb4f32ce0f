import { createHash } from 'node:crypto'
import { continuedTrace } from '../../../shared/generation/messageHeaders'
import { randomHex } from '../randomHex'
import { headerOf, type Received, type RunTools } from '../runTools'
import { eventIdOf } from '../stampedHeaders'

export const KEY_HEADER = 'x-streamboard-key'

type Making = { readonly slug: string; readonly connectionId: string; readonly input: Received | undefined }

/** CloudEvents in HTTP's binary mode, with the trace of what is answered; the same event id at every attempt. */
export function requestHeaders(
  { slug, connectionId, input }: Making,
  { now, random }: Pick<RunTools, 'now' | 'random'>,
): Readonly<Record<string, string>> {
  const digits = (length: number) => randomHex(random, length)
  const causedBy = input && eventIdOf(input)
  return {
    ce_specversion: '1.0',
    ce_id: causedBy === undefined ? digits(32) : idOf(causedBy, connectionId),
    ce_source: slug,
    ce_type: 'request',
    ce_time: new Date(now()).toISOString(),
    traceparent: continuedTrace(input && headerOf(input, 'traceparent'), digits),
    'x-streamboard-service': slug,
    ...(causedBy !== undefined && { 'x-caused-by': encodeURIComponent(causedBy) }),
    ...(input?.key && { [KEY_HEADER]: input.key.toString('base64') }),
  }
}

const idOf = (causedBy: string, connectionId: string) =>
  createHash('sha256')
    .update(JSON.stringify([causedBy, connectionId]))
    .digest('hex')
    .slice(0, 32)
