import type { RecordText } from '../shared/behaviour/recordText'
import { freshWork } from '../shared/expression/run'
import { LIMITS } from '../shared/topology/limits'
import type { KafkaRecord } from './kafka/port'

/** A record as behaviours see it; `topic` as drawn. */
export const recordText = (
  { key, value, headers, partition, offset, timestamp }: KafkaRecord,
  topic: string,
): RecordText => ({
  key: key?.toString() ?? null,
  value: value?.toString() ?? null,
  headers: headers.flatMap(([name, content]) => (content === null ? [] : [[name, content.toString()] as const])),
  topic,
  partition,
  offset: String(offset),
  timestamp: Number(timestamp),
  work: timedWork(),
})

/**
 * Whoever makes something of a record has a time of its own for it, from now: what a service does with one comes one after the other, with
 * waiting in between that is nobody's work.
 */
function timedWork() {
  const end = performance.now() + LIMITS.expressionMsPerRecord
  return freshWork(() => performance.now() > end)
}
