import type { KafkaRecord } from '../kafka/port'
import type { ReadTopic } from './drawnReaders'
import type { RecordMarks } from './recordMarks'

/** A record on the way of an event. */
export type FoundHop = { readonly read: ReadTopic; readonly record: KafkaRecord; readonly marks: RecordMarks }
