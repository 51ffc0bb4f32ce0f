import type { ClusterTopic } from '../../shared/plan/model'
import type { DoomedTopic, TopicUser } from '../../shared/protocol/deletionRequests'
import { stableHash } from '../../shared/topology/stableHash'
import type { GroupInspector, PartitionOffsets, TopicReader } from '../kafka/port'
import { createSlots } from '../slots'
import type { ReadyBoard } from './clusterOperations'
import { clusterKey } from './ownership'
import type { Parts } from './parts'
import { usersOfTopic } from './usersOfTopic'

/** What would go with a topic, to be read before it is deleted. */
export async function doomedTopic(
  parts: Parts,
  { boardId, engine }: ReadyBoard,
  { name, id }: ClusterTopic,
): Promise<DoomedTopic> {
  const { reader, groups } = engine.kafka
  const [offsets, readers] = await Promise.all([reader.offsets(name), groupsOn(groups, name)])
  const clusterTopic = (await clusterKey(engine.kafka)) + name
  const services = usersOfTopic(parts, engine, { boardId, topic: name, clusterTopic })
  return {
    topic: name,
    records: String(offsets.reduce((sum, { begin, end }) => sum + end - begin, 0n)),
    lastWrittenAt: await lastWrittenAt(reader, name, offsets),
    groups: readers,
    services,
    state: stateOf({ id, offsets, groups: readers, services }),
  }
}

type State = Pick<DoomedTopic, 'groups' | 'services'> & Pick<ClusterTopic, 'id'> & Offsets
type Offsets = { readonly offsets: readonly PartitionOffsets[] }

/**
 * Which topic it is, who has to do with it and, unless services that will be stopped write to it meanwhile, what is in it: somebody who
 * agreed to lose ten records has not agreed to lose the eleventh, which somebody else wrote. Without an id it is told by what is in it alone.
 */
function stateOf({ id, offsets, groups, services }: State): string {
  const mayGrow = id !== undefined && isWritten(services)
  return stableHash(
    JSON.stringify({
      id,
      groups: groups.map(({ group }) => group),
      services: services.map(({ boardId, serviceId, runs }) => [boardId, serviceId, runs]),
      ends: mayGrow ? offsets.length : endsOf(offsets),
    }),
  )
}

/** By services that will be stopped. */
export const isWritten = (services: readonly TopicUser[]) => services.some(({ runs, writes }) => runs && writes)

export const endsOf = (offsets: readonly PartitionOffsets[]) =>
  offsets.map(({ partition, end }) => `${partition}:${end}`).join()

async function groupsOn(inspector: GroupInspector, topic: string): Promise<DoomedTopic['groups']> {
  const names = (await inspector.list()).map(({ group }) => group).sort()
  const [described, committed] = await Promise.all([inspector.describe(names), inspector.offsetsOfAll(names)])
  return names
    .map((group) => ({
      group,
      members: (described.get(group)?.members ?? []).filter(({ topics }) => topics.has(topic)).length,
    }))
    .filter(({ group, members }) => members > 0 || committed.get(group)?.has(topic))
}

/** The last few offsets of a partition may hold nothing that can be seen. */
const LAST = 20n
const AT_ONCE = 8
const PREVIEW_BYTES = 64 * 1024

async function lastWrittenAt(
  reader: TopicReader,
  topic: string,
  partitions: readonly PartitionOffsets[],
): Promise<number | null> {
  const slot = createSlots(AT_ONCE)
  const lastOf = async ({ partition, begin, end }: PartitionOffsets) => {
    const from = end - LAST > begin ? end - LAST : begin
    const { records } = await reader.read({
      topic,
      partition,
      from,
      maxRecords: Number(LAST),
      maxBytes: PREVIEW_BYTES,
    })
    return Number(records.at(-1)?.timestamp ?? -1)
  }
  const filled = partitions.filter(({ begin, end }) => end > begin)
  const last = Math.max(-1, ...(await Promise.all(filled.map((one) => slot(() => lastOf(one))))))
  return last < 0 ? null : last
}
