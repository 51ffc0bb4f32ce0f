import type { KafkaRecord } from '../kafka/port'
import type { RecordMarks } from '../recordMarks'
import type { ReadTopic } from './drawnReaders'

/** A record on the way of an event. */
export type FoundHop = { readonly read: ReadTopic; readonly record: KafkaRecord; readonly marks: RecordMarks }
