import type { ConnectionKind, NodeKind, Topology } from '../../../shared/topology/model'

/** `kinds` in the order they are offered; `produces` between two services means an event through a new topic. */
export type Verdict =
  | { readonly ok: true; readonly kinds: readonly ConnectionKind[] }
  | { readonly ok: false; readonly reason: string }

const no = (reason: string): Verdict => ({ ok: false, reason })
const yes = (...kinds: ConnectionKind[]): Verdict => ({ ok: true, kinds })

/** Whether something drawn from one node to another would mean anything, and what. Data flows from `from` to `to`. */
export function canConnect(topology: Topology, from: string, to: string): Verdict {
  const [start, end] = [kindAndName(topology, from), kindAndName(topology, to)]
  if (!start || !end) return no('One end of this connection is no longer on the board.')
  if (start.kind === 'note' || end.kind === 'note') return no('Notes cannot be connected.')
  if (start.kind === 'store' || end.kind === 'store') return withStore(topology, start, end)
  if (start.kind === 'service' && end.kind === 'service') return betweenServices(topology, start, end)
  if (start.kind === 'topic' && end.kind === 'topic') return betweenTopics(start, end)
  return betweenServiceAndTopic(topology, start, end)
}

type End = { readonly id: string; readonly kind: NodeKind; readonly name: string }

export function kindAndName({ services, topics, stores, notes }: Topology, id: string): End | null {
  const service = services.get(id)
  if (service) return { id, kind: 'service', name: service.name }
  const topic = topics.get(id)
  if (topic) return { id, kind: 'topic', name: topic.name }
  const store = stores.get(id)
  if (store) return { id, kind: 'store', name: store.name }
  return notes.has(id) ? { id, kind: 'note', name: 'note' } : null
}

function betweenServices(topology: Topology, start: End, end: End): Verdict {
  if (start.id === end.id) return no('A service needs no connection to itself.')
  return connected(topology, start, end) ? yes('produces') : yes('produces', 'calls')
}

function betweenTopics(start: End, end: End): Verdict {
  if (start.id === end.id) return no('A topic cannot be connected to itself.')
  return no('Two topics cannot be connected: a service subscribes to one and produces to the other.')
}

function betweenServiceAndTopic(topology: Topology, start: End, end: End): Verdict {
  const kind = start.kind === 'service' ? 'produces' : 'subscribes'
  if (!connected(topology, start, end)) return yes(kind)
  if (kind === 'produces') return no(`${start.name} already produces to ${end.name}.`)
  return no(`${end.name} already subscribes to ${start.name}.`)
}

function withStore(topology: Topology, start: End, end: End): Verdict {
  if (end.kind !== 'store') return fromStore(topology, start, end)
  if (start.kind === 'service')
    return connected(topology, start, end) ? no(`${start.name} already keeps its data in ${end.name}.`) : yes('keeps')
  if (start.kind === 'topic') return no('A topic writes into no store: a service reads it and keeps what it reads.')
  return no('Two stores cannot be connected: a service keeps the one, and a topic gets its changes.')
}

function fromStore(topology: Topology, start: End, end: End): Verdict {
  if (end.kind === 'service') return no(`Draw it the other way round: ${end.name} keeps its data in ${start.name}.`)
  if (connected(topology, start, end)) return no(`${end.name} already gets the changes of ${start.name}.`)
  if (topology.stores.get(start.id)?.kind === 'table') return yes('captures')
  return no(`${start.name} is a state, and only the rows of a table have changes to capture. Make it a table first.`)
}

const connected = ({ connections }: Topology, start: End, end: End) =>
  [...connections.values()].some(({ from, to }) => from === start.id && to === end.id)
