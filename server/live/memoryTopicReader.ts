import {
  type Chunk,
  KafkaProblem,
  type KafkaRecord,
  type ReadRequest,
  type TailOptions,
  type TailState,
  type TopicReader,
} from '../kafka/port'

/** The memory twin of a TopicReader, for unit tests: logs that a test writes, chunk by chunk. */
export type MemoryTopicReader = TopicReader & {
  create(topic: string, partitions: number): void
  remove(topic: string): void
  append(topic: string, partition: number, records: readonly Partial<KafkaRecord>[]): void
  /** Offsets that hold nothing that can be seen. */
  appendNothing(topic: string, partition: number, count: number): void
  appendUnreadable(topic: string, partition: number, count: number, detail: string): void
  expire(topic: string, partition: number, before: bigint): void
  tellState(topic: string, state: TailState): void
  /** Resolves when every tail was given everything. */
  settle(): Promise<void>
  /** Every `read` so far. */
  readonly reads: readonly ReadRequest[]
  /** Makes every `read` wait until the returned function is called. */
  holdReads(): () => void
  tails(): number
}

type Log = { begin: bigint; end: bigint; records: KafkaRecord[]; gaps: Chunk['gaps'][number][] }
type RunningTail = { options: TailOptions; positions: Map<number, bigint>; done: Promise<void>; isMissing: boolean }

export function createMemoryTopicReader(): MemoryTopicReader {
  const topics = new Map<string, Log[]>()
  const tails = new Set<RunningTail>()
  const reads: ReadRequest[] = []
  let held = Promise.resolve()

  const logOf = (topic: string, partition: number) => {
    const log = topics.get(topic)?.[partition]
    if (!log) throw new KafkaProblem('unknownTopic', `There is no topic ${topic}.`)
    return log
  }
  const wake = (topic: string) => {
    for (const tail of tails) if (tail.options.topic === topic) tail.done = tail.done.then(() => feed(tail))
  }

  async function feed(tail: RunningTail): Promise<void> {
    const { topic, onChunk, onState } = tail.options
    const logs = topics.get(topic)
    if (!tails.has(tail)) return
    if (!logs && !tail.isMissing) onState({ kind: 'missing' })
    if (logs && tail.isMissing) {
      tail.positions = new Map()
      onState({ kind: 'live' })
    }
    tail.isMissing = !logs
    for (const [partition, log] of (logs ?? []).entries()) {
      const from = tail.positions.get(partition) ?? 0n
      if (from >= log.end) continue
      tail.positions.set(partition, log.end)
      await onChunk(cut(log, { partition, from, to: log.end }))
    }
  }

  function append(topic: string, partition: number, records: readonly Partial<KafkaRecord>[]): void {
    const log = logOf(topic, partition)
    for (const record of records) {
      const known = { partition, offset: log.end, timestamp: 0n, key: null, value: null, headers: [] }
      log.records.push({ ...known, ...record })
      log.end += 1n
    }
    wake(topic)
  }

  return {
    async offsets(topic) {
      logOf(topic, 0)
      return (topics.get(topic) ?? []).map(({ begin, end }, partition) => ({ partition, begin, end, leader: 1 }))
    },
    async offsetsAt() {
      throw new Error('The memory twin knows no times.')
    },
    async read(request) {
      reads.push(request)
      await held
      const log = logOf(request.topic, request.partition)
      const to = request.to === undefined || request.to > log.end ? log.end : request.to
      return cut(log, { partition: request.partition, from: request.from, to }, request.maxRecords)
    },
    tail(options) {
      const tail: RunningTail = { options, positions: new Map(options.from), done: Promise.resolve(), isMissing: false }
      const ends = (topics.get(options.topic) ?? []).map(({ end }, partition) => [partition, end] as const)
      for (const [partition, end] of ends) if (!tail.positions.has(partition)) tail.positions.set(partition, end)
      tails.add(tail)
      if (topics.has(options.topic)) options.onState({ kind: 'live' })
      wake(options.topic)
      return {
        async stop() {
          tails.delete(tail)
        },
      }
    },
    create(topic, partitions) {
      topics.set(
        topic,
        Array.from({ length: partitions }, () => ({ begin: 0n, end: 0n, records: [], gaps: [] })),
      )
      wake(topic)
    },
    remove(topic) {
      topics.delete(topic)
      wake(topic)
    },
    append,
    appendNothing(topic, partition, count) {
      logOf(topic, partition).end += BigInt(count)
      wake(topic)
    },
    appendUnreadable(topic, partition, count, detail) {
      const log = logOf(topic, partition)
      log.gaps.push({ from: log.end, to: log.end + BigInt(count), why: 'unreadable', detail })
      log.end += BigInt(count)
      wake(topic)
    },
    expire(topic, partition, before) {
      logOf(topic, partition).begin = before
    },
    tellState(topic, state) {
      for (const { options } of tails) if (options.topic === topic) options.onState(state)
    },
    async settle() {
      for (const tail of tails) await tail.done
    },
    reads,
    holdReads() {
      let release = () => {}
      held = new Promise((resolve) => {
        release = resolve
      })
      return () => release()
    },
    tails: () => tails.size,
  }
}

type Stretch = { readonly partition: number; readonly from: bigint; readonly to: bigint }

function cut(log: Log, { partition, from, to: asked }: Stretch, maxRecords = Number.POSITIVE_INFINITY): Chunk {
  const start = from > log.begin ? from : log.begin
  const within = log.records.filter(({ offset }) => offset >= start && offset < asked)
  const records = within.slice(0, maxRecords)
  const last = records.at(-1)
  const to = records.length < within.length && last ? last.offset + 1n : asked
  const expired = from < log.begin ? [{ from, to: log.begin, why: 'expired' as const }] : []
  const gaps = log.gaps.filter((gap) => gap.from >= start && gap.from < to)
  return { partition, from, to, records, gaps: [...expired, ...gaps], end: log.end }
}
