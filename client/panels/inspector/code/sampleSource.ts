import type { LifeInput } from '../../../../shared/behaviour/lifeMessage'
import { keyTemplate } from '../../../../shared/generation/keyTemplate'
import type { ProducesBehaviour } from '../../../../shared/topology/behaviour'
import { behaviourOf } from '../../../../shared/topology/behaviourOf'
import { carriesOn } from '../../../../shared/topology/carriesOn'
import { isStream } from '../../../../shared/topology/isStream'
import type { Connection, Service, Store, Subscribes, Topic, Topology } from '../../../../shared/topology/model'
import { SOME_KEY } from '../sampleTemplate'

/** Where messages come from on which an element's code can be tried. */
export type SampleSource = {
  /** Those that its service handles one by one. */
  readonly topics: readonly Topic[]
  /** What its service looks up for each of them. */
  readonly tables: readonly { readonly connection: Subscribes; readonly topic: Topic }[]
  /** What comes to its service past all topics, as templates: bodies with which others call it on a clock, and what it sees of its own life. */
  readonly received: readonly { readonly from: string; readonly body: string }[]
  /** Template of the key by topic. */
  readonly keys: ReadonlyMap<string, string>
  readonly drawn: DrawnCode
}

/** What else is drawn on the element that decides on what its code is tried. */
export type DrawnCode = Pick<ProducesBehaviour, 'each' | 'windowSeconds' | 'by' | 'of'> & {
  /** Expression of the key by which states are kept; '' = the record's. */
  readonly stateKey: string
}

export const NOTHING_DRAWN: DrawnCode = { each: '', windowSeconds: 0, by: '', of: '', stateKey: '' }

export const NO_SOURCE: SampleSource = {
  topics: [],
  tables: [],
  received: [],
  keys: new Map(),
  drawn: NOTHING_DRAWN,
}

export type Coded = Service | Store | Connection

/** Everything that reaches the services which the element belongs to. */
export function sampleSource(element: Coded, topology: Topology): SampleSource {
  const services = hasInput(element) ? servicesOf(element, topology) : new Set()
  const read = [...topology.connections.values()].flatMap((connection) => {
    if (connection.kind !== 'subscribes' || !services.has(connection.to)) return []
    const topic = topology.topics.get(connection.from)
    return topic ? [{ connection, topic }] : []
  })
  const topics = read.filter(({ connection }) => isStream(connection)).map(({ topic }) => topic)
  return {
    topics,
    tables: read.filter(({ connection }) => !isStream(connection)),
    received: [
      ...lifeOf(element, topology),
      ...[...topology.connections.values()].flatMap((one) => requestsBy(one, services, topology)),
    ],
    keys: new Map(topics.map(({ id }) => [id, keyTemplate(topology, id) ?? SOME_KEY])),
    drawn: drawnOn(element),
  }
}

/** What a service sees of itself when it starts and stops. */
function lifeOf(element: Coded, { services }: Topology): SampleSource['received'] {
  if (!('from' in element) || element.kind !== 'produces' || element.when !== 'life') return []
  const service = services.get(element.from)?.name ?? ''
  const started: LifeInput = { type: 'ServiceStarted', service, instances: 1 }
  return [{ from: service, body: JSON.stringify(started) }]
}

function requestsBy(connection: Connection, to: ReadonlySet<unknown>, topology: Topology): SampleSource['received'] {
  if (connection.kind !== 'calls' || !to.has(connection.to)) return []
  const { when, body } = behaviourOf.calls(connection)
  const from = topology.services.get(connection.from)?.name ?? ''
  return when === 'rate' && body !== '' ? [{ from, body }] : []
}

function drawnOn(element: Coded): DrawnCode {
  if (isStore(element)) return { ...NOTHING_DRAWN, stateKey: element.key ?? '' }
  if (!('from' in element) || element.kind !== 'produces') return NOTHING_DRAWN
  const { each, windowSeconds, by, of } = behaviourOf.produces(element)
  return { ...NOTHING_DRAWN, each, windowSeconds, by, of }
}

const isStore = (element: Coded): element is Store => !('language' in element) && !('from' in element)

/** What is made on a clock is made of nothing that comes in. */
const hasInput = (element: Coded) => !('from' in element) || element.kind === 'subscribes' || carriesOn(element)

function servicesOf(element: Coded, { connections }: Topology): ReadonlySet<string> {
  if ('language' in element) return new Set([element.id])
  if (isStore(element)) return new Set(keepersOf(element.id, connections))
  return new Set([element.kind === 'subscribes' ? element.to : element.from])
}

const keepersOf = (storeId: string, connections: Topology['connections']) =>
  [...connections.values()].filter(({ kind, to }) => kind === 'keeps' && to === storeId).map(({ from }) => from)
