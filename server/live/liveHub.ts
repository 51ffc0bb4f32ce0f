import { WINDOW } from '../../shared/protocol/records'
import type { TopicReader } from '../kafka/port'
import { type Audience, createAudience } from './audience'
import { createCatchUps } from './catchUp'
import type { LiveHub, Viewer, Watched } from './port'
import { createRingBudget } from './ringBudget'
import { createViewerSession, type ViewerSession } from './viewerSession'
import { createViewerStream } from './viewerStream'

export type LiveHubOptions = {
  readonly reader: TopicReader
  /** Milliseconds on any clock. */
  readonly now?: () => number
  /** Calls `beat` every `ms` until the returned function is called. */
  readonly every?: (ms: number, beat: () => void) => () => void
}

/** A tap outlives its last viewer by this, so that a reload or a change of boards finds its ring. */
const LINGER_MS = 30_000

export function createLiveHub({ reader, now = Date.now, every = everyInterval }: LiveHubOptions): LiveHub {
  const audiences = new Map<string, Audience>()
  const emptySince = new Map<string, number>()
  const incarnations = new Map<string, number>()
  const sessions = new Map<string, ViewerSession>()
  const catchUps = createCatchUps(reader)
  const budget = createRingBudget()
  let stopBeat: (() => void) | undefined
  let closed = false

  function audienceOf(topic: string): Audience {
    const known = audiences.get(topic)
    if (known) return known
    const incarnation = incarnations.get(topic) ?? 1
    const audience = createAudience({ topic, reader, now, incarnation, onArrival: budget.settle })
    audiences.set(topic, audience)
    budget.add(audience.tap.ring)
    stopBeat ??= every(WINDOW.everyMs, beat)
    return audience
  }

  async function endAudience(topic: string, { tap }: Audience): Promise<void> {
    audiences.delete(topic)
    emptySince.delete(topic)
    budget.remove(tap.ring)
    incarnations.set(topic, tap.incarnation())
    await tap.stop()
  }

  function sessionOf(viewer: Viewer): ViewerSession {
    const known = sessions.get(viewer.id)
    if (known?.viewer === viewer) return known
    leave(viewer.id)
    const session = createViewerSession(viewer, now)
    sessions.set(viewer.id, session)
    return session
  }

  function enter(session: ViewerSession, watched: Watched): Audience {
    const audience = audienceOf(watched.topic)
    if (session.streams.has(watched.topic)) return audience
    const stream = createViewerStream({ audience, session, catchUps, watched })
    session.streams.set(watched.topic, stream)
    audience.streams.add(stream)
    emptySince.delete(watched.topic)
    if (audience.tap.isOpen()) stream.begin()
    return audience
  }

  function exit(session: ViewerSession, topic: string): void {
    const stream = session.streams.get(topic)
    const audience = audiences.get(topic)
    session.remove(topic)
    if (!stream || !audience) return
    audience.streams.delete(stream)
    if (audience.streams.size === 0) emptySince.set(topic, now())
  }

  async function watch(viewer: Viewer, topics: readonly Watched[]): Promise<void> {
    if (closed) return
    const session = sessionOf(viewer)
    const wanted = new Set(topics.map(({ topic }) => topic))
    for (const topic of [...session.streams.keys()]) if (!wanted.has(topic)) exit(session, topic)
    await Promise.all(topics.map((watched) => enter(session, watched).tap.started))
  }

  function leave(viewerId: string): void {
    const session = sessions.get(viewerId)
    if (!session) return
    for (const topic of [...session.streams.keys()]) exit(session, topic)
    sessions.delete(viewerId)
  }

  function beat(): void {
    for (const audience of audiences.values()) audience.tick()
    for (const [id, session] of sessions) {
      if (!session.tick().silent) continue
      leave(id)
      session.viewer.drop(`No frame was acknowledged for ${WINDOW.silentMs / 1000} seconds.`)
    }
    for (const [topic, since] of emptySince) {
      const audience = audiences.get(topic)
      if (audience && now() - since >= LINGER_MS) void endAudience(topic, audience)
    }
    if (audiences.size === 0) rest()
  }

  function rest(): void {
    stopBeat?.()
    stopBeat = undefined
  }

  function recreated(topic: string): void {
    const audience = audiences.get(topic)
    if (audience) audience.tap.restart()
    else incarnations.set(topic, (incarnations.get(topic) ?? 1) + 1)
  }

  async function close(): Promise<void> {
    closed = true
    rest()
    for (const id of [...sessions.keys()]) leave(id)
    await Promise.all([...audiences].map(([topic, audience]) => endAudience(topic, audience)))
  }

  return {
    watch,
    acknowledge: (viewerId, topic, seq) => sessions.get(viewerId)?.acknowledge(topic, seq),
    leave,
    counters: (topics) =>
      topics.flatMap((topic) => {
        const audience = audiences.get(topic)
        return audience ? [audience.tap.counters()] : []
      }),
    recreated,
    close,
  }
}

function everyInterval(ms: number, beat: () => void): () => void {
  const timer = setInterval(beat, ms)
  return () => clearInterval(timer)
}
