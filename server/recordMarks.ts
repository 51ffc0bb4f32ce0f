import { eventIdOf } from '../shared/generation/eventIdOf'
import { traceOf } from '../shared/generation/messageHeaders'
import { SERVICE_HEADER } from '../shared/generation/serviceHeader'
import type { KafkaRecord } from './kafka/port'

/** What a record's headers say of its origin; whatever is not there or cannot be understood is absent. */
export type RecordMarks = {
  readonly eventId?: string | undefined
  readonly traceId?: string | undefined
  readonly causedBy?: string | undefined
  /** Slug of the service that produced it. */
  readonly service?: string | undefined
  /** Which record of its producer it is, and which of its key; from 1. */
  readonly seq?: number | undefined
  readonly keySeq?: number | undefined
}

/** Of headers with one name the first counts, as it does for the service that reads the record. */
export function recordMarks({ headers }: Pick<KafkaRecord, 'headers'>): RecordMarks {
  const text = textsOf(headers)
  return {
    eventId: eventIdOf({ headers }),
    traceId: traceOf(text.traceparent) || text['x-trace'],
    causedBy: text['x-caused-by'],
    service: text[SERVICE_HEADER],
    seq: ordinal(text['x-seq']),
    keySeq: ordinal(text['x-key-seq']),
  }
}

function ordinal(text: string | undefined): number | undefined {
  const number = Number(text)
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}

const READ = ['traceparent', 'x-trace', 'x-caused-by', SERVICE_HEADER, 'x-seq', 'x-key-seq'] as const
type Read = (typeof READ)[number]

function textsOf(headers: KafkaRecord['headers']): Partial<Record<Read, string>> {
  const texts: Partial<Record<Read, string>> = {}
  for (const [name, value] of headers) if (isRead(name) && value) texts[name] ??= value.toString()
  return texts
}

const isRead = (name: string): name is Read => READ.some((read) => read === name)
