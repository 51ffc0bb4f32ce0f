import type { Attempted } from '../../../shared/behaviour/attempt'
import { compileFold, type FoldRecord } from '../../../shared/behaviour/foldState'
import { behaviourOf } from '../../../shared/topology/behaviourOf'
import { groupBy } from '../../../shared/topology/groupBy'
import { isStream } from '../../../shared/topology/isStream'
import type { Connection, Keeps, StartPosition, Subscribes, Topic, Topology } from '../../../shared/topology/model'
import type { RunBoard } from '../port'

/** A topic that a service folds into a state. */
export type StateSource = {
  readonly serviceId: string
  /** As on the cluster. */
  readonly group: string
  readonly topic: string
  readonly topicName: string
  readonly start: StartPosition
  /** An event whose id was folded before is passed over. */
  readonly isIdempotent: boolean
  /** The topic keeps the last record of each key, while more than the last is folded. */
  readonly losesSteps: boolean
  readonly fold: Attempted<FoldRecord>
}

/** Everything that is folded into each state, as it is drawn. Requests are in no log, so no state is made of them. */
export function stateSources(board: RunBoard): (storeId: string) => readonly StateSource[] {
  const into = groupBy(board.topology.connections.values(), ({ to }) => to)
  return (storeId) => sourcesOf(board, into, storeId)
}

type ConnectionsInto = ReadonlyMap<string, readonly Connection[]>

function sourcesOf({ topology, prefix }: RunBoard, into: ConnectionsInto, storeId: string): readonly StateSource[] {
  const store = topology.stores.get(storeId)
  if (!store) return []
  const { key, fold } = behaviourOf.store(store)
  return (into.get(storeId) ?? []).filter(isFedByInput).flatMap((keeps) => {
    const { where } = behaviourOf.keeps(keeps)
    const compiled = compileFold({ storeId, connectionId: keeps.id, key, fold, where })
    const service = behaviourOf.service(topology.services.get(keeps.from) ?? {})
    return streamsAmong(into.get(keeps.from) ?? [], topology).map(({ group, start, topic }) => ({
      serviceId: keeps.from,
      group: prefix + group,
      topic: prefix + topic.name,
      topicName: topic.name,
      start,
      isIdempotent: service.idempotent,
      losesSteps: fold !== '' && isCompacted(topic),
      fold: compiled,
    }))
  })
}

const isFedByInput = (one: Connection): one is Keeps => one.kind === 'keeps' && behaviourOf.keeps(one).when === 'input'

type Stream = Pick<Subscribes, 'group' | 'start'> & { readonly topic: Topic }

/** Each topic once, however many groups of the service read it. */
function streamsAmong(connections: readonly Connection[], { topics }: Topology): readonly Stream[] {
  const streams = new Map<string, Stream>()
  for (const one of connections) {
    const topic = topics.get(one.from)
    if (!isStream(one) || !topic || streams.has(topic.id)) continue
    streams.set(topic.id, { group: one.group, start: one.start, topic })
  }
  return [...streams.values()]
}

const isCompacted = ({ configs }: Topic) => configs.get('cleanup.policy')?.includes('compact') ?? false
