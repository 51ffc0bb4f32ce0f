import type { Looked } from './boardRecount'
import type { EventsOf } from './evidenceOf'
import type { TopicReadings } from './reconcileBoard'

/**
 * Events of which everything is known that will ever be: every record with their trace lies before the bookmark of each drawn group that
 * handles its topic. What others conclude from counts holds for these alone, because the rest is still on its way.
 */
export type Settled = {
  /** Without the events that are not settled. */
  readonly eventsOf: EventsOf
  /** Records of settled events, and records that are still on their way. */
  readonly records: number
  readonly open: number
}

const OPEN = 1
const CUT = 2

export function settledOf({ numbers }: Looked, readings: readonly TopicReadings[]): Settled {
  const flags = new Uint8Array(numbers.traces.size)
  for (const trace of numbers.cut) flags[trace] = CUT
  for (const { traces, passed } of readings.flatMap(partitionsOf))
    for (let at = passed; at < traces.length; at++) {
      const trace = traces[at] ?? -1
      if (trace >= 0) flags[trace] = (flags[trace] ?? 0) | OPEN
    }
  const masked = new Map<unknown, Int32Array>()
  let [records, open] = [0, 0]
  for (const { columns, events, traces, passed } of readings.flatMap(partitionsOf)) {
    const kept = events.slice()
    for (let at = 0; at < kept.length; at++) {
      if (kept[at] === -1) continue
      const trace = traces[at] ?? -1
      const flag = trace >= 0 ? (flags[trace] ?? 0) : at < passed ? 0 : OPEN
      if (flag === 0) records += 1
      else kept[at] = -1
      if (flag === OPEN) open += 1
    }
    masked.set(columns, kept)
  }
  return { eventsOf: (_, columns) => masked.get(columns) ?? columns.events(), records, open }
}

/** `passed`: the first place that some group has not passed. */
function partitionsOf({ topic, readings }: TopicReadings) {
  return [...(topic.counted?.count.partitions ?? [])].map(([partition, columns]) => {
    const events = columns.events()
    const passed = readings.map((reading) => Math.max(reading.passed.get(partition) ?? 0, 0))
    return { columns, events, traces: columns.traces(), passed: Math.min(events.length, ...passed) }
  })
}
