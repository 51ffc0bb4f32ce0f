import { isStream } from '../topology/isStream'
import type { Connection, Topology } from '../topology/model'

/** What of a board its AsyncAPI documents cannot say, in sentences. */
export function lostInAsyncApi(topology: Topology): readonly string[] {
  const connections = [...topology.connections.values()]
  const used = new Set(connections.filter(isMessaging).flatMap(({ from, to }) => [from, to]))
  const silent = [...topology.services.keys()].filter((id) => !used.has(id))
  const calls = connections.filter(({ kind }) => kind === 'calls')
  const tables = connections.filter((connection) => connection.kind === 'subscribes' && !isStream(connection))
  return [
    ...sentence(
      silent.length,
      'service',
      'without messages: AsyncAPI describes what an application sends and receives',
    ),
    ...sentence(topology.stores.size, 'store', 'with all connections to and from it'),
    ...sentence(calls.length, 'call', 'by HTTP'),
    ...sentence(tables.length, 'table', 'made of a topic: it becomes an ordinary subscription'),
    ...sentence(topology.frames.size, 'frame'),
    ...sentence(topology.notes.size, 'note'),
    ...sentence(topology.invariants.size, 'expectation'),
    ...sentence(topology.faults.size, 'fault'),
    'How services behave, how fast they send, templates of keys and values, and where everything stands.',
  ]
}

const isMessaging = ({ kind }: Connection) => kind === 'produces' || kind === 'subscribes'

const sentence = (count: number, word: string, why = ''): readonly string[] =>
  count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}${why && ` ${why}`}.`]
