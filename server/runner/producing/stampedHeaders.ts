import { eventIdOf } from '../../../shared/generation/eventIdOf'
import { continuedTrace, isStampedHeader, messageHeaders } from '../../../shared/generation/messageHeaders'
import { type Headers, headerOf, type Received, type RunTools } from '../runTools'
import type { Production } from '../serviceWork'
import { randomHex } from './randomHex'
import type { Sequence } from './sequence'

export type Stamped = {
  readonly production: Pick<Production, 'topicName' | 'type' | 'category'>
  readonly slug: string
  readonly sequence: Sequence
  readonly key: Buffer | null
  /** Which message of its producer it is, where that was counted before. */
  readonly seq?: number
  readonly eventId: string
  /** What it answers. Its own headers are passed on; those that speak of a message itself are new. */
  readonly input?: Pick<Received, 'headers'>
}

export function stampedHeaders(stamped: Stamped, { now, random }: Pick<RunTools, 'now' | 'random'>): Headers {
  const { production, slug, sequence, key, eventId, input } = stamped
  const received = input && headerOf(input, 'traceparent')
  const own = messageHeaders({
    slug,
    topicName: production.topicName,
    type: production.type,
    category: production.category,
    eventId,
    time: now(),
    traceparent: continuedTrace(received, (digits) => randomHex(random, digits)),
    seq: stamped.seq ?? sequence.next(),
    keySeq: key === null ? undefined : sequence.ofKey(key),
    causedBy: input && eventIdOf(input),
  })
  return [...(input?.headers ?? []).filter(([name]) => !isStampedHeader(name)), ...own]
}
