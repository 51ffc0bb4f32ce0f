import { type NewRecord, NotAccepted } from './cluster.js'
import { sentenceOf } from './log.js'

const NEVER_ACCEPTED = ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD', 'INVALID_TIMESTAMP']

/** An error in words: never accepted, or not now. */
export function writeError(error: unknown, records: readonly NewRecord[]): Error {
  const type = typeOf(error)
  if (NEVER_ACCEPTED.includes(type)) return new NotAccepted(sentenceOf(error), { cause: error })
  const topics = [...new Set(records.map(({ topic }) => topic))].join(', ')
  return new Error(`Nothing can be written to ${topics}: ${sentenceOf(error)}`, { cause: error })
}

/** Kafka's name of an error, wherever the client has wrapped it. */
export function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('type' in error && typeof error.type === 'string') return error.type
  return typeOf(error.cause)
}
