import {
  type Chunk,
  type Gap,
  KafkaProblem,
  type KafkaRecord,
  type ReadRequest,
  type ScanOptions,
  type Tail,
  type TailOptions,
  type TailState,
  type TopicReader,
} from '../kafka/port'

/** The memory twin of a TopicReader, for unit tests: logs that a test writes, chunk by chunk. */
export type MemoryTopicReader = TopicReader & {
  create(topic: string, partitions: number): void
  remove(topic: string): void
  addPartition(topic: string): void
  append(topic: string, partition: number, records: readonly Partial<KafkaRecord>[]): void
  /** Offsets that hold nothing that can be seen. */
  appendNothing(topic: string, partition: number, count: number): void
  appendUnreadable(topic: string, partition: number, count: number, detail: string): void
  expire(topic: string, partition: number, before: bigint): void
  tellState(topic: string, state: TailState): void
  /** Resolves when every tail was given everything. */
  settle(): Promise<void>
  /** `offsets` and `read` reject with this until it is taken back. */
  fail(error: Error | undefined): void
  /** Tails say "live" and bring nothing. */
  stall(isStalled: boolean): void
  /** Every `read` so far. */
  readonly reads: readonly ReadRequest[]
  /** Makes every `read` wait until the returned function is called. */
  holdReads(): () => void
  tails(): number
}

type Log = { begin: bigint; end: bigint; readonly records: KafkaRecord[]; readonly gaps: Gap[] }
type RunningTail = {
  readonly options: TailOptions
  positions: Map<number, bigint>
  done: Promise<void>
  isMissing: boolean
}
type State = {
  readonly topics: Map<string, readonly Log[]>
  readonly tails: Set<RunningTail>
  readonly reads: ReadRequest[]
  held: Promise<void>
  failure: Error | undefined
  isStalled: boolean
}

export function createMemoryTopicReader(): MemoryTopicReader {
  const state: State = {
    topics: new Map(),
    tails: new Set(),
    reads: [],
    held: Promise.resolve(),
    failure: undefined,
    isStalled: false,
  }
  return {
    async offsets(topic) {
      if (state.failure) throw state.failure
      logOf(state, topic, 0)
      return (state.topics.get(topic) ?? []).map(({ begin, end }, partition) => ({ partition, begin, end, leader: 1 }))
    },
    async ends(topics) {
      if (state.failure) throw state.failure
      return new Map(topics.flatMap((topic) => endsOf(state, topic)))
    },
    async offsetsAt(topic, ms) {
      const logs = state.topics.get(topic) ?? []
      const firstAt = ({ records, end }: Log) => records.find(({ timestamp }) => timestamp >= ms)?.offset ?? end
      return new Map(logs.map((log, partition) => [partition, firstAt(log)]))
    },
    read: (request) => read(state, request),
    tail: (options) => tail(state, options),
    scan: (options) => scan(state, options),
    create(topic, partitions) {
      state.topics.set(topic, Array.from({ length: partitions }, emptyLog))
      wake(state, topic)
    },
    remove(topic) {
      state.topics.delete(topic)
      wake(state, topic)
    },
    addPartition(topic) {
      state.topics.set(topic, [...(state.topics.get(topic) ?? []), emptyLog()])
    },
    append(topic, partition, records) {
      const log = logOf(state, topic, partition)
      for (const record of records) {
        log.records.push({ partition, offset: log.end, timestamp: 0n, key: null, value: null, headers: [], ...record })
        log.end += 1n
      }
      wake(state, topic)
    },
    appendNothing(topic, partition, count) {
      logOf(state, topic, partition).end += BigInt(count)
      wake(state, topic)
    },
    appendUnreadable(topic, partition, count, detail) {
      const log = logOf(state, topic, partition)
      log.gaps.push({ from: log.end, to: log.end + BigInt(count), why: 'unreadable', detail })
      log.end += BigInt(count)
      wake(state, topic)
    },
    expire(topic, partition, before) {
      logOf(state, topic, partition).begin = before
    },
    tellState(topic, tailState) {
      for (const { options } of state.tails) if (options.topic === topic) options.onState(tailState)
    },
    async settle() {
      for (const { done } of state.tails) await done
    },
    fail(error) {
      state.failure = error
    },
    stall(isStalled) {
      state.isStalled = isStalled
    },
    reads: state.reads,
    holdReads: () => holdReads(state),
    tails: () => state.tails.size,
  }
}

const emptyLog = (): Log => ({ begin: 0n, end: 0n, records: [], gaps: [] })

function logOf({ topics }: State, topic: string, partition: number): Log {
  const log = topics.get(topic)?.[partition]
  if (!log) throw new KafkaProblem('unknownTopic', `There is no topic ${topic}.`)
  return log
}

function holdReads(state: State): () => void {
  let release = () => {}
  state.held = new Promise((resolve) => {
    release = resolve
  })
  return () => release()
}

async function read(state: State, request: ReadRequest): Promise<Chunk> {
  state.reads.push(request)
  await state.held
  if (state.failure) throw state.failure
  const { topic, partition, from, maxRecords } = request
  const log = logOf(state, topic, partition)
  const to = request.to === undefined || request.to > log.end ? log.end : request.to
  return cut(log, { partition, from, to }, maxRecords)
}

function endsOf({ topics }: State, topic: string): [string, ReadonlyMap<number, bigint>][] {
  const logs = topics.get(topic)
  return logs ? [[topic, new Map(logs.map(({ end }, partition) => [partition, end]))]] : []
}

async function scan(state: State, { topic, from, to, onChunk, signal }: ScanOptions): Promise<void> {
  for (const [partition, asked] of to) {
    if (state.failure) throw state.failure
    if (signal.aborted) return
    const log = logOf(state, topic, partition)
    const end = earlier(asked, log.end)
    const start = from.get(partition) ?? log.begin
    if (start < end) await onChunk(cut(log, { partition, from: start, to: end }))
  }
}

const earlier = (one: bigint, other: bigint) => (one < other ? one : other)

function tail(state: State, options: TailOptions): Tail {
  const logs = state.topics.get(options.topic) ?? []
  const ends = logs.map(({ end }, partition) => [partition, end] as const)
  const positions = new Map([...ends, ...options.from])
  const running: RunningTail = { options, positions, done: Promise.resolve(), isMissing: false }
  state.tails.add(running)
  if (logs.length > 0) options.onState({ kind: 'live' })
  wake(state, options.topic)
  return {
    async stop() {
      state.tails.delete(running)
    },
  }
}

function wake(state: State, topic: string): void {
  for (const running of state.tails) {
    if (running.options.topic === topic) running.done = running.done.then(() => feed(state, running))
  }
}

async function feed(state: State, running: RunningTail): Promise<void> {
  const { topic, onChunk, onState } = running.options
  const logs = state.topics.get(topic)
  if (!state.tails.has(running) || state.isStalled) return
  if (!logs && !running.isMissing) onState({ kind: 'missing' })
  if (logs && running.isMissing) {
    running.positions = new Map()
    onState({ kind: 'live' })
  }
  running.isMissing = !logs
  for (const [partition, log] of (logs ?? []).entries()) {
    const from = running.positions.get(partition) ?? 0n
    if (from >= log.end) continue
    running.positions.set(partition, log.end)
    await onChunk(cut(log, { partition, from, to: log.end }))
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
