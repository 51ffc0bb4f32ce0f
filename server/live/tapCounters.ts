import { SERVICE_HEADER } from '../../shared/generation/serviceHeader'
import type { PartitionCounters } from '../../shared/protocol/live'
import type { Chunk, KafkaRecord, PartitionLayout, PartitionOffsets } from '../kafka/port'
import { createBehindMeter } from './behindMeter'
import { laterOffset } from './laterOffset'
import { createRateMeter, type RateMeter } from './rateMeter'

/** What passed through a tap, whoever watched. */
export type TapCounters = {
  count(records: readonly KafkaRecord[]): void
  /** The broker told where the partition ends while it answered up to `chunk.to`. */
  heard(chunk: Chunk): void
  /** The broker told where every partition begins and ends. */
  survey(partitions: readonly PartitionOffsets[], head: ReadonlyMap<number, bigint>): void
  /** The cluster told who has what. */
  laidOut(partitions: readonly PartitionLayout[]): void
  forget(): void
  rate(): number
  rateByService(): Readonly<Record<string, number>>
  partitions(): readonly PartitionCounters[]
  begin(partition: number): bigint
  behindMs(): number
}

/** Names come from anybody's headers, so their number is bounded; further ones are counted as unnamed. */
const MOST_SERVICES = 200

export function createTapCounters(now: () => number): TapCounters {
  const total = createRateMeter(now)
  const services = createServiceMeters(now)
  const known = new Map<number, PartitionOffsets>()
  let layout: ReadonlyMap<number, PartitionLayout> = new Map()
  const behind = createBehindMeter(now)

  return {
    count(records) {
      total.add(records.length)
      services.count(records)
    },
    heard({ partition, to, end }) {
      const before = known.get(partition) ?? { partition, begin: 0n, end, leader: null }
      known.set(partition, { ...before, end: laterOffset(end, to) })
      behind.heard(partition, to, end)
    },
    survey(partitions, head) {
      for (const { partition, ...offsets } of partitions) {
        const end = known.get(partition)?.end ?? offsets.end
        known.set(partition, { partition, ...offsets, end: laterOffset(end, offsets.end) })
        behind.heard(partition, head.get(partition) ?? offsets.begin, offsets.end)
      }
    },
    laidOut(partitions) {
      layout = new Map(partitions.map((one) => [one.partition, one]))
    },
    forget() {
      known.clear()
      behind.forget()
    },
    rate: total.perSecond,
    rateByService: services.rates,
    partitions: () =>
      [...known.values()]
        .sort((a, b) => a.partition - b.partition)
        .map((one) => toCounters(one, layout.get(one.partition))),
    begin: (partition) => known.get(partition)?.begin ?? 0n,
    behindMs: behind.ms,
  }
}

function toCounters(
  { partition, begin, end, leader }: PartitionOffsets,
  layout: PartitionLayout | undefined,
): PartitionCounters {
  const offsets = { partition, begin: String(begin), end: String(end) }
  if (layout === undefined) return { ...offsets, leader }
  const { replicas, inSync } = layout
  return {
    ...offsets,
    leader: layout.leader,
    ...((replicas.length > 1 || layout.leader === null) && { copies: { replicas, inSync } }),
  }
}

function createServiceMeters(now: () => number) {
  const meters = new Map<string, RateMeter>()
  /** Neighbouring records mostly have one author; comparing bytes is cheaper than decoding them. */
  let lastBytes: Buffer | null = null
  let lastName = ''

  function author(record: KafkaRecord): string {
    const bytes = record.headers.find(([name]) => name === SERVICE_HEADER)?.[1]
    if (!bytes) return ''
    if (lastBytes?.equals(bytes)) return lastName
    lastName = bytes.toString('utf8', 0, 200)
    lastBytes = Buffer.from(bytes)
    return lastName
  }

  function meterOf(name: string): RateMeter {
    const bounded = meters.has(name) || meters.size < MOST_SERVICES ? name : ''
    const meter = meters.get(bounded) ?? createRateMeter(now)
    meters.set(bounded, meter)
    return meter
  }

  function count(records: readonly KafkaRecord[]): void {
    let run = 0
    let name = ''
    for (const record of records) {
      const next = author(record)
      if (next !== name && run > 0) {
        meterOf(name).add(run)
        run = 0
      }
      name = next
      run += 1
    }
    if (run > 0) meterOf(name).add(run)
  }

  function rates(): Record<string, number> {
    const current = [...meters].map(([name, meter]) => [name, meter.perSecond()] as const)
    for (const [name, rate] of current) if (rate === 0) meters.delete(name)
    return Object.fromEntries(current.filter(([, rate]) => rate > 0))
  }

  return { count, rates }
}
