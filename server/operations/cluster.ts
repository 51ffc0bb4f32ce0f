import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import type { KafkaStatus } from '../../shared/protocol/live'
import type { EmbeddedBroker, EmbeddedMembers } from '../kafka/embedded/port'
import type { Kafka } from '../kafka/port'
import { embeddedStatus } from './embeddedStatus'

/** The cluster behind the boards: how it is, and what works on it once it has been reached. `E` is whatever is built on top of it. */
export type Cluster<E> = {
  status(): KafkaStatus
  onStatus(listener: (status: KafkaStatus) => void): () => void
  /** What was built at the first contact; a refusal with the present state until then. */
  engine(): Outcome<E>
  /** The embedded broker stops and starts; refused for another cluster. */
  restart(): Promise<Outcome<null>>
  /** One of the embedded brokers, where there are several; refused elsewhere. */
  killBroker(id: number): Promise<Outcome<null>>
  /** Answers as soon as it is told to. */
  startBroker(id: number): Promise<Outcome<null>>
  /** Idempotent. */
  close(): Promise<void>
}

export type ClusterOptions<E> = {
  readonly source:
    | { readonly kind: 'embedded'; readonly broker: EmbeddedBroker }
    | { readonly kind: 'other'; readonly name: string; readonly brokers: readonly string[] }
  connect(brokers: readonly string[]): Kafka
  build(kafka: Kafka): E & { readonly kafka: Kafka }
  tearDown(engine: E): Promise<void>
}

const PING_EVERY_MS = 3000

export function openCluster<E>(options: ClusterOptions<E>): Cluster<E> {
  const { source } = options
  const listeners = new Set<(status: KafkaStatus) => void>()
  let engine: (E & { readonly kafka: Kafka }) | null = null
  let status: KafkaStatus =
    source.kind === 'embedded'
      ? embeddedStatus(source.broker)
      : { state: 'starting', name: source.name, brokers: source.brokers }

  const setStatus = (next: KafkaStatus) => {
    if (JSON.stringify(next) === JSON.stringify(status)) return
    status = next
    for (const listener of listeners) listener(next)
  }
  const reach = async (brokers: readonly string[]) => {
    if (engine === null) engine = options.build(options.connect(brokers))
    else if (engine.kafka.brokers.join() !== brokers.join()) await engine.kafka.reconnect(brokers)
  }
  const stopFollowing =
    source.kind === 'embedded'
      ? followEmbedded(source.broker, reach, setStatus)
      : followOther(source, { reach, kafka: () => engine?.kafka ?? null, setStatus })

  return {
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    engine: () => (engine === null ? refused(notYet(status)) : done(engine)),
    restart: async () => {
      if (source.kind === 'other')
        return refused({
          code: 'notEmbedded',
          sentence: `${source.name} is not run by Streamboard, so it cannot be restarted from here.`,
        })
      await source.broker.restart()
      return done(null)
    },
    killBroker: async (id) => {
      const members = membersOf(source, id)
      if (members.ok) await members.value.kill(id)
      return members.ok ? done(null) : members
    },
    startBroker: async (id) => {
      const members = membersOf(source, id)
      if (members.ok) void members.value.start(id)
      return members.ok ? done(null) : members
    },
    close: async () => {
      stopFollowing()
      const closing = engine
      engine = null
      if (closing !== null) await options.tearDown(closing)
      if (source.kind === 'embedded') await source.broker.stop()
    },
  }
}

function membersOf<E>(source: ClusterOptions<E>['source'], id: number): Outcome<EmbeddedMembers> {
  const members = source.kind === 'embedded' ? source.broker.members : undefined
  if (members === undefined)
    return refused({
      code: 'notEmbedded',
      sentence: 'Only brokers that Streamboard runs itself, several of them, can be stopped and started from here.',
      next: 'Start Streamboard with "npm start -- --embedded-brokers 3" for that.',
    })
  const isOne = members.list().some((member) => member.kind === 'broker' && member.id === id)
  return isOne ? done(members) : refused({ code: 'unknownBroker', sentence: `There is no broker ${id} here.` })
}

const COMING_UP: readonly KafkaStatus['state'][] = ['fetching', 'starting', 'restarting']

/** Whoever only has to wait is told so, and for what. */
const notYet = ({ state, sentence }: KafkaStatus): Problem =>
  COMING_UP.includes(state)
    ? {
        code: 'kafkaComingUp',
        sentence: `This waits for Kafka. ${sentence ?? 'It is starting.'}`,
        next: 'Do it again when the chip at the top right says that Kafka is there; drawing works meanwhile.',
        retriable: true,
      }
    : {
        code: 'kafkaNotReady',
        sentence: sentence ?? 'There is no Kafka to do this on.',
        next: 'Drawing works meanwhile; this needs a running Kafka.',
        retriable: true,
      }

type SetStatus = (status: KafkaStatus) => void

function followEmbedded(
  broker: EmbeddedBroker,
  reach: (brokers: readonly string[]) => Promise<void>,
  setStatus: SetStatus,
): () => void {
  const follow = async () => {
    const state = broker.state()
    if (state.kind === 'ready') await reach(state.brokers)
    setStatus(embeddedStatus(broker))
  }
  void follow()
  return broker.onState(() => void follow())
}

type OtherSource = { readonly name: string; readonly brokers: readonly string[] }
type OtherFollowing = { reach(brokers: readonly string[]): Promise<void>; kafka(): Kafka | null; setStatus: SetStatus }

/** Another cluster is asked every few seconds; it is "ready" only while it answers. */
function followOther(source: OtherSource, following: OtherFollowing): () => void {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = async () => {
    await following.reach(source.brokers)
    const answers = (await following.kafka()?.ping()) ?? false
    const base = { name: source.name, brokers: source.brokers }
    following.setStatus(
      answers
        ? { ...base, state: 'ready' }
        : {
            ...base,
            state: 'unreachable',
            sentence: `${source.name} (${source.brokers.join(', ')}) does not answer. Check the address and that the brokers run; it is tried again by itself.`,
          },
    )
    if (!stopped) timer = setTimeout(look, PING_EVERY_MS)
  }
  void look()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
