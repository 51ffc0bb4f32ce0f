import type { Counters, GroupLag, PartitionCounters, TopicCounters } from '../../shared/protocol/live'
import { streamsOf } from '../../shared/topology/isStream'
import type { Topology } from '../../shared/topology/model'
import { type GroupCensus, takeGroupCensus } from '../live/groupCensus'
import type { Subscription } from '../live/groupLags'
import { type Drawn, type GroupWatch, watchGroups } from '../live/groupWatch'
import { copiesNews } from './copiesNews'
import { type InvariantWatch, watchInvariants } from './invariantWatch'
import type { Engine, Parts } from './parts'
import type { Figures } from './timelines'

const EVERY_MS = 250

/** Boards that are open now, each with the pages that have it open. */
export type OpenBoards = ReadonlyMap<string, ReadonlySet<string>>

/** Tells every open board what changed in its rates, lag and runs, four times a second; does nothing for boards that nobody looks at. */
export function startBoardPulse(parts: Parts, openBoards: () => OpenBoards): { stop(): void } {
  const pulses = new Map<string, Pulse>()
  let census: GroupCensus | undefined
  const beat = () => {
    const open = openBoards()
    for (const boardId of pulses.keys()) if (!open.has(boardId)) pulses.delete(boardId)
    const engine = parts.cluster.engine()
    if (!engine.ok || open.size === 0) return
    census ??= takeGroupCensus(engine.value.kafka.groups)
    census.beat()
    for (const [boardId, pages] of open) {
      const pulse = pulses.get(boardId) ?? newPulse(boardId, engine.value, census)
      pulses.set(boardId, pulse)
      tellChanges(parts, pulse, pages)
    }
  }
  const timer = setInterval(beat, EVERY_MS)
  return { stop: () => clearInterval(timer) }
}

type Pulse = {
  readonly boardId: string
  readonly engine: Engine
  readonly groups: GroupWatch
  readonly invariants: InvariantWatch
  /** What was told last, as text, by what it is about. */
  readonly told: Map<string, string>
  /** By topic on the cluster, at the last beat. */
  readonly copies: Map<string, readonly PartitionCounters[]>
  /** To whom. */
  pages: ReadonlySet<string>
  /** The drawing that is watched, and what was worked out of it. */
  drawn: Drawn & { readonly topology?: Topology; readonly prefix?: string }
}

const newPulse = (boardId: string, engine: Engine, census: GroupCensus): Pulse => ({
  boardId,
  engine,
  groups: watchGroups({ groups: engine.kafka.groups, reader: engine.kafka.reader, census }),
  invariants: watchInvariants({ ledgers: engine.ledgers }),
  told: new Map(),
  copies: new Map(),
  pages: new Set(),
  drawn: { topics: [], subscriptions: [] },
})

function tellChanges(parts: Parts, pulse: Pulse, pages: ReadonlySet<string>) {
  const { boardId, engine } = pulse
  const topology = parts.boards.topology(boardId)
  if (!topology.ok) return
  const prefix = parts.boards.prefix(boardId)
  follow(pulse, topology.value, prefix)
  const { topics } = pulse.drawn
  pulse.groups.beat(pulse.drawn)
  pulse.invariants.beat({ boardId, topology: topology.value, prefix })
  // A page that has just come has been told nothing yet.
  if ([...pages].some((page) => !pulse.pages.has(page))) pulse.told.clear()
  pulse.pages = new Set(pages)
  const [rates, lags] = [engine.live.counters(topics), pulse.groups.lags()]
  parts.timelines.sampled(boardId, figuresOf(rates, lags))
  tellOfCopies(parts, pulse, rates)
  const stores = engine.runner.stores(boardId)
  const isWiped = (storeId: string) => stores.some((store) => store.storeId === storeId && store.state === 'wiped')
  const [planted] = onlyNews(pulse.told, [parts.faults.planted(boardId, isWiped)], () => 'planted')
  const counters: Counters = {
    boardId,
    topics: onlyNews(pulse.told, rates, ({ topic }) => `topic ${topic}`),
    groups: onlyNews(pulse.told, lags, ({ group, topic }) => `group ${group} ${topic}`),
    runs: onlyNews(pulse.told, engine.runner.runs(boardId), ({ serviceId }) => `run ${serviceId}`),
    calls: onlyNews(pulse.told, engine.runner.calls(boardId), ({ connectionId }) => `call ${connectionId}`),
    stores: onlyNews(pulse.told, stores, ({ storeId }) => `store ${storeId}`),
    invariants: onlyNews(pulse.told, pulse.invariants.states(), ({ id }) => `invariant ${id}`),
    ...(planted && { planted }),
  }
  if (planted || Object.values(counters).some((news) => typeof news !== 'string' && news.length > 0))
    parts.tell(boardId, 'counters:arrived', counters)
}

/** What is worked out of the drawing is worked out when it changes, not with each beat. */
function follow(pulse: Pulse, topology: Topology, prefix: string): void {
  if (pulse.drawn.topology === topology && pulse.drawn.prefix === prefix) return
  const topics = [...topology.topics.values()].map((topic) => prefix + topic.name)
  pulse.drawn = { topology, prefix, topics, subscriptions: subscriptionsOf(topology, prefix) }
  // The rows of a table are there whether its services run or not.
  pulse.engine.stores.look({ topology, prefix, boardId: pulse.boardId, mayProduceTo: () => false })
}

/** Leaders and copies in sync, as they were at the last beat and as they are. */
function tellOfCopies(parts: Parts, { boardId, drawn, copies }: Pulse, topics: readonly TopicCounters[]): void {
  const now = new Map(topics.map(({ topic, partitions }) => [topic, partitions]))
  for (const { id, name } of drawn.topology?.topics.values() ?? []) {
    const topic = drawn.prefix + name
    for (const news of copiesNews(name, copies.get(topic) ?? [], now.get(topic) ?? []))
      parts.timelines.happened(boardId, { ...news, elementId: id })
  }
  for (const [topic, partitions] of now) copies.set(topic, partitions)
}

/** What the timeline keeps: records a second by topic, lag by drawn group. */
function figuresOf(topics: readonly TopicCounters[], groups: readonly GroupLag[]): Figures {
  const lags = new Map<string, number>()
  for (const { group, partitions } of groups.filter(({ owned }) => owned)) {
    const lag = partitions.reduce((sum, one) => sum + one.lag, 0)
    lags.set(group, (lags.get(group) ?? 0) + lag)
  }
  return {
    rates: Object.fromEntries(topics.map(({ topic, rate }) => [topic, rate])),
    lags: Object.fromEntries(lags),
  }
}

function subscriptionsOf(topology: Topology, prefix: string): readonly Subscription[] {
  return streamsOf(topology).flatMap(({ group, from }) => {
    const topic = topology.topics.get(from)
    return topic ? [{ group: prefix + group, topic: prefix + topic.name }] : []
  })
}

function onlyNews<T>(told: Map<string, string>, entries: readonly T[], keyOf: (entry: T) => string): readonly T[] {
  return entries.filter((entry) => {
    const [key, text] = [keyOf(entry), JSON.stringify(entry)]
    if (told.get(key) === text) return false
    told.set(key, text)
    return true
  })
}
