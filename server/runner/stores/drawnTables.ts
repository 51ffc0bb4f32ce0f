import type { CapturesBehaviour, KeepsBehaviour } from '../../../shared/topology/behaviour'
import { behaviourOf } from '../../../shared/topology/behaviourOf'
import type { Captures, Keeps, Topology } from '../../../shared/topology/model'
import { writerSlugs } from '../../../shared/topology/writerSlugs'
import type { RunBoard } from '../port'

/** A table as it is drawn. */
export type DrawnTable = {
  readonly storeId: string
  readonly name: string
  /** Expression of the rows' ids. */
  readonly key: string
  readonly keeps: readonly DrawnKeeps[]
  readonly captures: readonly DrawnCapture[]
}
export type DrawnKeeps = KeepsBehaviour & { readonly connectionId: string; readonly serviceId: string }
export type DrawnCapture = CapturesBehaviour & {
  readonly connectionId: string
  /** As on the cluster. */
  readonly topic: string
  readonly topicName: string
  /** What its records say of who wrote them. */
  readonly slug: string
  /** False: the board neither created nor adopted the topic. */
  readonly isAllowed: boolean
}

export function drawnTables(board: RunBoard): readonly DrawnTable[] {
  const { topology } = board
  const tables = [...topology.stores.values()].map((store) => behaviourOf.store(store))
  return tables
    .filter(({ kind }) => kind === 'table')
    .map(({ id, name, key }) => ({
      storeId: id,
      name,
      key,
      keeps: keepsInto(topology, id),
      captures: capturesOf(board, id),
    }))
}

const keepsInto = ({ connections }: Topology, storeId: string): readonly DrawnKeeps[] =>
  [...connections.values()]
    .filter((one): one is Keeps => one.kind === 'keeps' && one.to === storeId)
    .map((one) => ({ ...behaviourOf.keeps(one), connectionId: one.id, serviceId: one.from }))

function capturesOf({ topology, prefix, mayProduceTo }: RunBoard, storeId: string): readonly DrawnCapture[] {
  const slug = writerSlugs(topology).get(storeId) ?? ''
  return [...topology.connections.values()]
    .filter((one): one is Captures => one.kind === 'captures' && one.from === storeId)
    .map((one) => {
      const topicName = topology.topics.get(one.to)?.name ?? ''
      const topic = prefix + topicName
      return {
        ...behaviourOf.captures(one),
        connectionId: one.id,
        topic,
        topicName,
        slug,
        isAllowed: mayProduceTo(topic),
      }
    })
}
