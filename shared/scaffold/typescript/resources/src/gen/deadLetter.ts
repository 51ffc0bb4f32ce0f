import { deadLetterHeaders } from './board/generation/deadLetterHeaders.js'
import type { NewRecord } from './cluster.js'
import type { KafkaRecord } from './message.js'

export type WhyGivenUp = { readonly group: string; readonly error: Error; readonly attempts: number }

/** The record with key, value and headers as they came, and why it could not be handled, as text. */
export const deadLetter = (record: KafkaRecord, topic: string, why: WhyGivenUp): NewRecord => ({
  topic,
  key: record.key,
  value: record.value,
  headers: deadLetterHeaders({ record, ...why }),
})
