import type { ServiceRun } from '../../../shared/protocol/live'
import { behaviourOf } from '../../../shared/topology/behaviourOf'
import type { Produces, Service, Topology } from '../../../shared/topology/model'
import { type Life, lifeOf } from '../../live/runReading'
import type { Words } from '../whyNotLive'

export type Drawn = {
  readonly topology: Pick<Topology, 'services' | 'topics' | 'connections'>
  readonly runs: ReadonlyMap<string, Pick<ServiceRun, 'state' | 'held' | 'lastError'>>
  /** The only topic looked at; null: all of them. */
  readonly topicId: string | null
}

/** Why nothing has come through topics that are watched: what those do that are drawn to produce. */
export function whyNothingCame({ topology, runs, topicId }: Drawn): Words {
  const drawn = writersTo(topology, topicId)
  const writers = [...new Set(drawn.map(({ service }) => service))]
  const who = (life: Life) => writers.filter(({ id }) => lifeOf(runs.get(id)) === life)
  const up = who('running')
  if (up.length > 0) {
    const causes = drawn.flatMap(({ service, cause }) => (up.includes(service) ? [cause] : []))
    return { title: `Waiting for the first message of ${names(up)}`, sentence: CAUSES[soonest(causes)] }
  }
  for (const [life, does] of BEFORE) {
    const such = who(life)
    if (such.length === 0) continue
    const [sentence = COMES] = such.flatMap(({ id }) => runs.get(id)?.lastError ?? [])
    return { title: `${names(such)} ${such.length === 1 ? does.one : does.many}`, sentence }
  }
  const where = topicId === null ? 'to these topics' : `to ${topology.topics.get(topicId)?.name ?? 'it'}`
  if (writers.length === 0) return { title: NONE, sentence: `Nothing drawn here produces ${where}. ${BY_HAND}` }
  return [...runs.values()].some(({ state }) => state === 'running')
    ? {
        title: NONE,
        sentence: `${names(writers)} would produce ${where}, and ${writers.length === 1 ? 'does' : 'do'} not run.`,
      }
    : { title: NONE, sentence: `Run the services. ${BY_HAND}` }
}

type Cause = Produces['when'] | 'hand'
type Writer = { readonly service: Service; readonly cause: Cause }

const writersTo = ({ services, connections }: Drawn['topology'], topicId: string | null): readonly Writer[] =>
  [...connections.values()].flatMap((connection) => {
    if (connection.kind !== 'produces' || (topicId !== null && connection.to !== topicId)) return []
    const service = services.get(connection.from)
    const { when, rate } = behaviourOf.produces(connection)
    return service ? [{ service, cause: when === 'rate' && rate === 0 ? 'hand' : when }] : []
  })

const SOONEST = ['rate', 'input', 'failure', 'life', 'hand'] as const satisfies readonly Cause[]
const soonest = (causes: readonly Cause[]) => SOONEST.find((cause) => causes.includes(cause)) ?? 'rate'

const COMES = 'Messages appear here as they come.'
const CAUSES: Readonly<Record<Cause, string>> = {
  rate: `What runs here produces on a clock. ${COMES}`,
  input: `What runs here produces when it has read something. ${COMES}`,
  failure: 'What runs here produces only what it gives up.',
  life: 'What runs here produces only when it starts and stops.',
  hand: 'What runs here produces only when it is told to, by M or a press on its tools.',
}
const BEFORE: readonly (readonly [Life, { readonly one: string; readonly many: string }])[] = [
  ['starting', { one: 'is starting…', many: 'are starting…' }],
  ['held', { one: 'is held back', many: 'are held back' }],
  ['failed', { one: 'has failed', many: 'have failed' }],
]
const NONE = 'No messages yet'
const BY_HAND = "A message can be produced by hand from a topic's inspector."

const MOST = 3
const names = (services: readonly Service[]) =>
  services.length <= MOST ? services.map(({ name }) => name).join(', ') : `${services.length} services`
