import { createBurstLog } from './burstLog'
import type { Handled, Handling, Journal, LogPosition, Place } from './journal'
import { HANDLINGS } from './journal'
import { createPositionLog, type PositionLog } from './positionLog'

/** Acknowledgements and handlings together; what is older is forgotten. About 4 and 10 bytes each. */
const MOST_POSITIONS = 2_000_000

/** An empty journal; its window begins at `now()`. */
export function createJournal(now: () => number, most = MOST_POSITIONS): Journal {
  let since = now()
  const acknowledged = new Map<string, Map<number, PositionLog>>()
  const handled = new Map<string, Map<number, PositionLog>>()
  const all = new Set<PositionLog>()
  const bursts = createBurstLog(now)

  function logOf(logs: Map<string, Map<number, PositionLog>>, name: string, partition: number): PositionLog {
    const partitions = logs.get(name) ?? new Map<number, PositionLog>()
    logs.set(name, partitions)
    const log = partitions.get(partition) ?? createPositionLog(logs === handled)
    partitions.set(partition, log)
    all.add(log)
    return log
  }

  function forgetOldest(): void {
    let size = 0
    for (const log of all) size += log.size()
    while (size > most) {
      const oldest = [...all].reduce((one, other) => (other.oldestAt() < one.oldestAt() ? other : one))
      const dropped = oldest.dropOldest()
      size -= dropped.count
      since = Math.max(since, dropped.lastAt)
    }
  }

  let added = 0
  function countAdded(): void {
    added += 1
    if (added % FORGET_EVERY === 0) forgetOldest()
  }

  return {
    get since() {
      return since
    },
    bursts,
    acknowledged({ topic, partition, offset }: LogPosition) {
      logOf(acknowledged, topic, partition).add({ offset: Number(offset), at: now(), tag: 0 })
      countAdded()
    },
    handled({ group, topic, partition, offset, outcome, effects, at }: Handling) {
      const tag = HANDLINGS.indexOf(outcome) + HANDLINGS.length * Math.min(effects, MOST_EFFECTS)
      logOf(handled, nameOf(group, topic), partition).add({ offset: Number(offset), at, tag })
      countAdded()
    },
    *acknowledgedIn(topic: string): Iterable<Place> {
      for (const [partition, log] of acknowledged.get(topic) ?? [])
        for (const { offset } of log.entries()) yield { partition, offset: BigInt(offset) }
    },
    *handledBy(group: string, topic: string): Iterable<Handled> {
      for (const [partition, log] of handled.get(nameOf(group, topic)) ?? [])
        for (const { offset, at, tag } of log.entries())
          if (at >= since)
            yield { partition, offset: BigInt(offset), at, outcome: outcomeOf(tag), effects: effectsOf(tag) }
    },
    forget(topic: string) {
      for (const logs of [acknowledged, handled])
        for (const [name, partitions] of logs) {
          if (name !== topic && !name.endsWith(nameOf('', topic))) continue
          for (const log of partitions.values()) all.delete(log)
          logs.delete(name)
        }
      bursts.forget(topic)
    },
    restart(at: number) {
      since = at
      for (const logs of [acknowledged, handled]) logs.clear()
      all.clear()
      bursts.clear()
    },
  }
}

const FORGET_EVERY = 4_096
const MOST_EFFECTS = 10_000

/** No name on a cluster holds a line break. */
const nameOf = (group: string, topic: string) => `${group}\n${topic}`

const outcomeOf = (tag: number) => HANDLINGS[tag % HANDLINGS.length] ?? 'processed'
const effectsOf = (tag: number) => Math.floor(tag / HANDLINGS.length)
