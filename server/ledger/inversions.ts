import type { Reading } from './evidenceOf'
import type { TopicReadings } from './reconcileBoard'

/** How often a group handled a record after a later one of the same key, or without keys of the same producer, over all its topics. */
export function inversions(readings: readonly TopicReadings[], group: string, counts: (read: TopicReadings) => Counts) {
  let found = 0
  for (const read of readings) {
    const reading = read.readings.find(({ reader }) => reader.drawn === group)
    if (reading) found += inversionsIn(read, reading, counts(read))
  }
  return found
}
/** Events at the places of a partition; -1 where one is not to be counted. */
type Counts = (partition: number) => Int32Array

function inversionsIn({ topic }: TopicReadings, { handled }: Reading, eventsAt: Counts): number {
  const entries = [...handled].flatMap(([partition, handlings]) => {
    const columns = topic.counted?.count.partitions.get(partition)
    const [events, keys, keySeqs] = [eventsAt(partition), columns?.keys(), columns?.keySeqs()]
    return handlings
      .filter(({ at }) => (events[at] ?? -1) >= 0 && (keys?.[at] ?? -1) >= 0)
      .map(({ at, time }) => ({ time, key: keys?.[at] ?? -1, keySeq: keySeqs?.[at] ?? 0 }))
  })
  const highest = new Map<number, number>()
  let found = 0
  for (const { key, keySeq } of entries.sort((a, b) => a.time - b.time)) {
    const before = highest.get(key) ?? 0
    if (keySeq < before) found += 1
    highest.set(key, Math.max(before, keySeq))
  }
  return found
}
