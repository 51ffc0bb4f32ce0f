import { WINDOW } from '../../shared/protocol/records'
import type { TopicReader } from '../kafka/port'
import { type Audience, createAudience } from './audience'
import { type CatchUps, createCatchUps } from './catchUp'
import type { LiveHub, Viewer, Watched } from './port'
import { createRingBudget, type RingBudget } from './ringBudget'
import { createViewerSession, type ViewerSession } from './viewerSession'
import { createViewerStream } from './viewerStream'

export type LiveHubOptions = {
  readonly reader: TopicReader
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** Calls `beat` every `ms` milliseconds until the returned function is called. */
  readonly every?: (ms: number, beat: () => void) => () => void
}

/** A tap outlives its last viewer by this, so that a reload or a change of boards finds its ring. */
const LINGER_MS = 30_000

type Hub = Required<LiveHubOptions> & {
  readonly audiences: Map<string, Audience>
  /** Since when nobody watches a topic that is still tapped. */
  readonly emptySince: Map<string, number>
  /** Of topics that are not tapped now. */
  readonly incarnations: Map<string, number>
  readonly sessions: Map<string, ViewerSession>
  readonly catchUps: CatchUps
  readonly budget: RingBudget
  stopBeat: (() => void) | undefined
  isClosed: boolean
}

export function createLiveHub({ reader, now = Date.now, every = everyInterval }: LiveHubOptions): LiveHub {
  const hub: Hub = {
    reader,
    now,
    every,
    audiences: new Map(),
    emptySince: new Map(),
    incarnations: new Map(),
    sessions: new Map(),
    catchUps: createCatchUps(reader),
    budget: createRingBudget(),
    stopBeat: undefined,
    isClosed: false,
  }
  return {
    watch: (viewer, topics) => watch(hub, viewer, topics),
    acknowledge: (viewerId, topic, seq) => hub.sessions.get(viewerId)?.acknowledge(topic, seq),
    leave: (viewerId) => leave(hub, viewerId),
    counters: (topics) => topics.flatMap((topic) => hub.audiences.get(topic)?.tap.counters() ?? []),
    recreated(topic) {
      const audience = hub.audiences.get(topic)
      if (audience) audience.tap.restart()
      else hub.incarnations.set(topic, incarnationOf(hub, topic) + 1)
    },
    close: () => close(hub),
  }
}

async function watch(hub: Hub, viewer: Viewer, topics: readonly Watched[]): Promise<void> {
  if (hub.isClosed) return
  const session = sessionOf(hub, viewer)
  const wanted = new Set(topics.map(({ topic }) => topic))
  for (const topic of [...session.streams.keys()]) if (!wanted.has(topic)) exit(hub, session, topic)
  await Promise.all(topics.map((watched) => enter(hub, session, watched).tap.started))
}

function sessionOf(hub: Hub, viewer: Viewer): ViewerSession {
  const known = hub.sessions.get(viewer.id)
  if (known) return known
  const session = createViewerSession(viewer, hub.now)
  hub.sessions.set(viewer.id, session)
  return session
}

/** A topic that the viewer sees already just goes on: on a living connection nothing was missed. */
function enter(hub: Hub, session: ViewerSession, watched: Watched): Audience {
  const audience = audienceOf(hub, watched.topic)
  if (session.streams.has(watched.topic)) return audience
  const stream = createViewerStream({ audience, session, catchUps: hub.catchUps, watched })
  session.streams.set(watched.topic, stream)
  audience.streams.add(stream)
  hub.emptySince.delete(watched.topic)
  if (audience.tap.isOpen()) stream.begin()
  return audience
}

function exit(hub: Hub, session: ViewerSession, topic: string): void {
  const stream = session.streams.get(topic)
  const audience = hub.audiences.get(topic)
  session.remove(topic)
  if (!stream || !audience) return
  audience.streams.delete(stream)
  if (audience.streams.size === 0) hub.emptySince.set(topic, hub.now())
}

function leave(hub: Hub, viewerId: string): void {
  const session = hub.sessions.get(viewerId)
  if (!session) return
  for (const topic of [...session.streams.keys()]) exit(hub, session, topic)
  hub.sessions.delete(viewerId)
}

const incarnationOf = ({ incarnations }: Hub, topic: string) => incarnations.get(topic) ?? 1

function audienceOf(hub: Hub, topic: string): Audience {
  const known = hub.audiences.get(topic)
  if (known) return known
  const { reader, now, budget } = hub
  const incarnation = incarnationOf(hub, topic)
  const audience = createAudience({ topic, reader, now, incarnation, onArrival: budget.settle })
  hub.audiences.set(topic, audience)
  budget.add(audience.tap.ring)
  hub.stopBeat ??= hub.every(WINDOW.everyMs, () => beat(hub))
  return audience
}

async function endAudience(hub: Hub, topic: string, { tap }: Audience): Promise<void> {
  hub.audiences.delete(topic)
  hub.emptySince.delete(topic)
  hub.budget.remove(tap.ring)
  hub.incarnations.set(topic, tap.incarnation())
  await tap.stop()
}

function beat(hub: Hub): void {
  for (const audience of hub.audiences.values()) audience.tick()
  for (const [id, session] of [...hub.sessions]) {
    if (!session.tick().silent) continue
    leave(hub, id)
    session.viewer.drop(`No frame was acknowledged for ${WINDOW.silentMs / 1000} seconds.`)
  }
  for (const [topic, since] of [...hub.emptySince]) {
    const audience = hub.audiences.get(topic)
    if (audience && hub.now() - since >= LINGER_MS) void endAudience(hub, topic, audience)
  }
  if (hub.audiences.size === 0) rest(hub)
}

function rest(hub: Hub): void {
  hub.stopBeat?.()
  hub.stopBeat = undefined
}

async function close(hub: Hub): Promise<void> {
  hub.isClosed = true
  rest(hub)
  for (const id of [...hub.sessions.keys()]) leave(hub, id)
  await Promise.all([...hub.audiences].map(([topic, audience]) => endAudience(hub, topic, audience)))
}

function everyInterval(ms: number, beat: () => void): () => void {
  const timer = setInterval(beat, ms)
  return () => clearInterval(timer)
}
