import { mapKey } from './mapKey'

/**
 * Which events an idempotent service has handled, per group: what its database would know. It outlives a crash of its copies, not the
 * server. A record that comes again from its own place is a redelivery, another one of the same id a duplicate in the topic.
 */
export type SeenEvents = {
  has(group: string, eventId: string): boolean
  isRedelivery(group: string, eventId: string, record: Place): boolean
  add(group: string, eventId: string, record: Place): void
}
type Place = { readonly topic: string; readonly partition: number; readonly offset: bigint | string }

/** Of each group; the oldest are forgotten. */
const MOST_EVENTS = 100_000

export function createSeenEvents(): SeenEvents {
  const groups = new Map<string, Map<string, string>>()

  return {
    has: (group, eventId) => groups.get(group)?.has(mapKey(eventId)) ?? false,
    isRedelivery: (group, eventId, record) => groups.get(group)?.get(mapKey(eventId)) === placeOf(record),
    add(group, eventId, record) {
      const seen = groups.get(group) ?? new Map<string, string>()
      groups.set(group, seen)
      const key = mapKey(eventId)
      if (!seen.has(key)) seen.set(key, placeOf(record))
      const [oldest] = seen.keys()
      if (seen.size > MOST_EVENTS && oldest !== undefined) seen.delete(oldest)
    },
  }
}

const placeOf = ({ topic, partition, offset }: Place) => `${topic} ${partition} ${offset}`
