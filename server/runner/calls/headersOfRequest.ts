import { eventIdOf } from '../../../shared/generation/eventIdOf'
import { continuedTrace } from '../../../shared/generation/messageHeaders'
import { KEY_HEADER, requestHeaders } from '../../../shared/generation/requestHeaders'
import { randomHex } from '../producing/randomHex'
import { headerOf, type Received, type RunTools } from '../runTools'
import { requestId } from './requestId'

type Making = { readonly slug: string; readonly connectionId: string; readonly input: Received | undefined }

/** With the trace and the key of what is answered. */
export function headersOfRequest(
  { slug, connectionId, input }: Making,
  { now, random }: Pick<RunTools, 'now' | 'random'>,
): Readonly<Record<string, string>> {
  const digits = (length: number) => randomHex(random, length)
  const causedBy = input && eventIdOf(input)
  const eventId = causedBy === undefined ? digits(32) : requestId(causedBy, connectionId)
  const traceparent = continuedTrace(input && headerOf(input, 'traceparent'), digits)
  return {
    ...requestHeaders({ slug, eventId, time: now(), traceparent, causedBy }),
    ...(input?.key && { [KEY_HEADER]: input.key.toString('base64') }),
  }
}
