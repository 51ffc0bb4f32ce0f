import { streamsOf } from '../../../shared/topology/isStream'
import type { Tables } from '../../tables/port'
import type { RunBoard } from '../port'
import { drawnTables } from './drawnTables'
import type { StoreKafka } from './handledStretches'

type Parts = { readonly kafka: StoreKafka; readonly tables: Tables }

/** A topic that ends before what was written from it is another one of the same name: its records are new. */
export async function forgetRemadeTopics({ kafka, tables }: Parts, board: RunBoard, serviceId: string): Promise<void> {
  const { boardId, topology, prefix } = board
  const kept = drawnTables(board).filter(({ keeps }) => keeps.some((one) => one.serviceId === serviceId))
  if (kept.length === 0) return
  for (const { from } of streamsOf(topology).filter(({ to }) => to === serviceId)) {
    const topic = prefix + (topology.topics.get(from)?.name ?? '')
    const ends = new Map((await kafka.reader.offsets(topic)).map(({ partition, end }) => [partition, end]))
    for (const { storeId } of kept) {
      const table = { boardId, storeId }
      const places = tables.places(table, { serviceId, topic })
      if ([...places].some(([partition, next]) => next > (ends.get(partition) ?? 0n))) tables.forgetPlaces(table, topic)
    }
  }
}
