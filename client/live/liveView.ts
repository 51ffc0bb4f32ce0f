import { createStore } from 'zustand/vanilla'
import type { Counters, GroupLag, KafkaStatus } from '../../shared/protocol/live'
import type { Frame } from '../../shared/protocol/records'
import type { Wire } from '../wire'
import { createFramePositions, type FrameNews, type FramePositions } from './framePositions'
import type { Arrival, LiveCounters, LiveRow, LiveView } from './port'
import { createRowLog, type RowLog } from './rowLog'
import { createRowNews } from './rowNews'
import { saidBehind } from './saidBehind'
import { summarizeView } from './viewSummary'

/** How many of a topic's newest records a fresh view starts with. */
const TAIL = 100
const RETRY_MS = 1000

const NOTHING: LiveCounters = {
  topics: new Map(),
  groups: new Map(),
  runs: new Map(),
  calls: new Map(),
  stores: new Map(),
  invariants: new Map(),
  planted: new Set(),
  skipped: 0,
  paused: false,
  waiting: 0,
  cleared: false,
  view: 'none',
  behindMs: null,
}

/** The live side of one open board: frames in, rows, counters and arrivals out. */
export function createLiveView(wire: Wire, boardId: string): LiveView {
  const counters = createStore<LiveCounters>()(() => NOTHING)
  const positions = createFramePositions()
  const rows = pausableRows(counters)
  const arrivals = new Set<(arrival: Arrival) => void>()
  const watching = createWatching(wire, boardId, positions)
  const summarize = () =>
    counters.setState((state) => {
      const { view, behindMs } = summarizeView(watching.topics(), state.topics, wire.online.getState().online)
      return { view, behindMs: saidBehind(behindMs, state.behindMs !== null) }
    })

  const stops = [
    wire.on('frame:arrived', (frame) => {
      wire.acknowledgeFrame(frame.topic, frame.seq)
      const news = positions.take(frame)
      for (const arrived of arrivals) arrived({ topic: frame.topic, ...news })
      rows.append(rowsOf(frame, news))
      const named = news.skipped.reduce((sum, skip) => sum + Number(BigInt(skip.to) - BigInt(skip.from)), 0)
      if (named > 0) counters.setState((state) => ({ skipped: state.skipped + named }))
    }),
    wire.on('counters:arrived', (event) => {
      if (event.boardId !== boardId) return
      positions.counted(event.topics)
      counters.setState((state) => mergedCounters(state, event))
      summarize()
    }),
    wire.on('kafka:changed', (status: KafkaStatus) => {
      if (status.state === 'ready') watching.ask()
    }),
    wire.online.subscribe(({ online }) => {
      if (online) watching.ask()
      else positions.interrupted()
      summarize()
    }),
  ]
  return {
    counters,
    watch: (topics) => {
      watching.set(topics)
      summarize()
    },
    rows: rows.rows,
    onRows: rows.onRows,
    onArrival: (listener) => {
      arrivals.add(listener)
      return () => arrivals.delete(listener)
    },
    setPaused: rows.setPaused,
    clear: rows.clear,
    close: () => {
      for (const stop of stops) stop()
      watching.close()
    },
  }
}

function rowsOf(frame: Frame, news: FrameNews): readonly LiveRow[] {
  const { topic, incarnation } = frame
  return [
    ...news.skipped.map((skip) => ({
      id: `${topic} ${incarnation} ${skip.partition} ${skip.from}-${skip.to}`,
      topic,
      skip,
    })),
    ...news.records.map((record) => ({
      id: `${topic} ${incarnation} ${record.partition} ${record.offset}`,
      topic,
      record,
    })),
  ]
}

function mergedCounters(state: LiveCounters, event: Counters): Partial<LiveCounters> {
  const merged = <T>(known: ReadonlyMap<string, T>, entries: readonly T[] = [], keyOf: (entry: T) => string) =>
    entries.length === 0 ? known : new Map([...known, ...entries.map((entry) => [keyOf(entry), entry] as const)])
  return {
    topics: merged(state.topics, event.topics, (topic) => topic.topic),
    groups: withoutGone(merged(state.groups, event.groups, (lag) => `${lag.group} ${lag.topic}`)),
    runs: merged(state.runs, event.runs, (run) => run.serviceId),
    calls: merged(state.calls, event.calls, (call) => call.connectionId),
    stores: merged(state.stores, event.stores, (store) => store.storeId),
    invariants: merged(state.invariants, event.invariants, (invariant) => invariant.id),
    ...(event.planted && { planted: new Set(event.planted) }),
  }
}

/** A group of this board that has never run is dead as well; somebody else's has nothing to show any more. */
function withoutGone(groups: LiveCounters['groups']): LiveCounters['groups'] {
  const isGone = ({ owned, state }: GroupLag) => owned === false && state === 'dead'
  return [...groups.values()].some(isGone) ? new Map([...groups].filter(([, lag]) => !isGone(lag))) : groups
}

type Watching = { topics(): readonly string[]; set(topics: readonly string[]): void; ask(): void; close(): void }

/** Keeps the server's idea of what is watched equal to this page's, over reconnects and a Kafka that is still starting. */
function createWatching(wire: Wire, boardId: string, positions: FramePositions): Watching {
  let topics: readonly string[] = []
  let retry: ReturnType<typeof setTimeout> | undefined
  const ask = async () => {
    clearTimeout(retry)
    const asked = topics
    const answer = await wire.ask('live:watch', {
      boardId,
      topics: asked.map((topic) => ({ topic, resume: positions.resume(topic), tail: TAIL })),
    })
    if (!answer.ok && answer.problem.retriable && asked === topics) retry = setTimeout(ask, RETRY_MS)
  }
  return {
    topics: () => topics,
    set: (next) => {
      if (next.join('\n') === topics.join('\n')) return
      for (const topic of topics) if (!next.includes(topic)) positions.left(topic)
      topics = [...next]
      void ask()
    },
    ask: () => void ask(),
    close: () => {
      clearTimeout(retry)
      topics = []
      void ask()
    },
  }
}

type PausableRows = Pick<LiveView, 'rows' | 'onRows' | 'setPaused' | 'clear'> & { append: RowLog['append'] }

/** While paused, what was on screen stays; new rows are collected and counted, and appear when the pause ends. */
function pausableRows(counters: LiveView['counters']): PausableRows {
  const log = createRowLog()
  const listeners = new Set<() => void>()
  let frozen: Map<string | null, readonly LiveRow[]> | null = null
  const news = createRowNews(() => {
    for (const listener of listeners) listener()
  })
  const shown = (topic: string | null): readonly LiveRow[] => {
    if (frozen === null) return log.rows(topic)
    const all = frozen.get(null) ?? []
    if (!frozen.has(topic))
      frozen.set(
        topic,
        all.filter((row) => row.topic === topic),
      )
    return frozen.get(topic) ?? []
  }
  return {
    append: (rows) => {
      log.append(rows)
      if (frozen === null) news.came(rows.length)
      else counters.setState((state) => ({ waiting: state.waiting + rows.length }))
    },
    rows: shown,
    onRows: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setPaused: (paused) => {
      frozen = paused ? new Map([[null, log.rows(null)]]) : null
      counters.setState({ paused, waiting: 0 })
      news.came(0)
    },
    clear: () => {
      log.clear()
      if (frozen !== null) frozen = new Map([[null, []]])
      counters.setState({ waiting: 0, skipped: 0, cleared: true })
      news.came(0)
    },
  }
}
