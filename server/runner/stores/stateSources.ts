import type { Attempted } from '../../../shared/behaviour/attempt'
import { compileFold, type FoldRecord } from '../../../shared/behaviour/foldState'
import { behaviourOf } from '../../../shared/topology/behaviourOf'
import { isStream } from '../../../shared/topology/isStream'
import type { Keeps, StartPosition, Subscribes, Topic, Topology } from '../../../shared/topology/model'
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

/** Everything that is folded into a state, as it is drawn. Requests are in no log, so no state is made of them. */
export function stateSources({ topology, prefix }: RunBoard, storeId: string): readonly StateSource[] {
  const store = topology.stores.get(storeId)
  if (!store) return []
  const { key, fold } = behaviourOf.store(store)
  return keptIn(topology, storeId).flatMap((keeps) => {
    const { where } = behaviourOf.keeps(keeps)
    const compiled = compileFold({ storeId, connectionId: keeps.id, key, fold, where })
    const service = behaviourOf.service(topology.services.get(keeps.from) ?? {})
    return streamsInto(topology, keeps.from).map(({ group, start, topic }) => ({
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

const keptIn = ({ connections }: Topology, storeId: string): readonly Keeps[] =>
  [...connections.values()].filter(
    (one): one is Keeps => one.kind === 'keeps' && one.to === storeId && behaviourOf.keeps(one).when === 'input',
  )

type Stream = Pick<Subscribes, 'group' | 'start'> & { readonly topic: Topic }

/** Each topic once, however many groups of the service read it. */
function streamsInto({ connections, topics }: Topology, serviceId: string): readonly Stream[] {
  const streams = new Map<string, Stream>()
  for (const one of connections.values()) {
    const topic = topics.get(one.from)
    if (!isStream(one) || one.to !== serviceId || !topic || streams.has(topic.id)) continue
    streams.set(topic.id, { group: one.group, start: one.start, topic })
  }
  return [...streams.values()]
}

const isCompacted = ({ configs }: Topic) => configs.get('cleanup.policy')?.includes('compact') ?? false
