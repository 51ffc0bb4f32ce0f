import { recordMarks } from '../../recordMarks'
import type { Received } from '../runTools'
import { mapKey } from './mapKey'

/** Which record of each key, and without keys of each producer, a service has come to. */
export type OrderWatch = {
  /** To be told of each record that was handled; whether a later one of its key was handled before. What is read once more is not out of order. */
  isInverted(group: string, record: Received): boolean
  /** The service starts: the logs it comes to may be others of the same names. */
  beginAnew(): void
}

/** The oldest keys are forgotten. */
const MOST_KEYS = 50_000

export function createOrderWatch(): OrderWatch {
  const highest = new Map<string, number>()
  /** Next offset by group and partition: what is below was handled before. */
  const reached = new Map<string, bigint>()

  function isReadAgain(group: string, { topic, partition, offset }: Received): boolean {
    const place = `${group}\n${topic}\n${partition}`
    const next = reached.get(place) ?? 0n
    if (offset < next) return true
    reached.set(place, offset + 1n)
    return false
  }

  return {
    isInverted(group, record) {
      if (record.topic === '' || isReadAgain(group, record)) return false
      const { service = '', seq, keySeq } = recordMarks(record)
      const place = record.key ? keySeq : seq
      if (place === undefined) return false
      const key = mapKey([group, record.topic, service, record.key?.toString('latin1') ?? ''].join('\n'))
      const before = highest.get(key) ?? 0
      highest.delete(key)
      highest.set(key, Math.max(before, place))
      const [oldest] = highest.keys()
      if (highest.size > MOST_KEYS && oldest !== undefined) highest.delete(oldest)
      return place < before
    },
    beginAnew() {
      highest.clear()
      reached.clear()
    },
  }
}
