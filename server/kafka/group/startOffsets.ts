import { refuse } from '../brokerRefusal'
import type { Cluster, Link } from '../cluster'
import type { TopicOffsets } from '../port'
import { EARLIEST, LATEST, lookUpOffsets } from '../reading/lookUpOffsets'
import { offsetFetchCall } from '../requests/offsetFetchCall'
import type { Assignment } from './memberProtocol'

export type StartOptions = {
  readonly cluster: Cluster
  readonly link: Link
  readonly group: string
  readonly assignment: Assignment
  readonly start: 'earliest' | 'latest'
}

/** Where to go on: at the group's bookmark, or where there is none, at the beginning or the end of the partition. */
export async function startOffsets({ cluster, link, group, assignment, start }: StartOptions): Promise<TopicOffsets> {
  const committed = await bookmarksOf({ cluster, link, group })
  const timestamp = start === 'earliest' ? EARLIEST : LATEST
  const starts = [...assignment].map(async ([topic, assigned]): Promise<[string, ReadonlyMap<number, bigint>]> => {
    const bookmarks = committed.get(topic) ?? new Map<number, bigint>()
    const without = new Set(assigned.filter((partition) => !bookmarks.has(partition)))
    if (without.size === 0) return [topic, onlyOf(assigned, bookmarks)]
    const { partitions } = await cluster.topic(topic)
    const asked = partitions.filter(({ partition }) => without.has(partition))
    const found = await lookUpOffsets(link, { topic, partitions: asked, timestamp })
    return [topic, onlyOf(assigned, new Map([...found, ...bookmarks]))]
  })
  return new Map(await Promise.all(starts))
}

async function bookmarksOf({ cluster, link, group }: Pick<StartOptions, 'cluster' | 'link' | 'group'>) {
  const [found] = await link.ask(await cluster.coordinatorOf(group), offsetFetchCall([group]))
  refuse(found?.errorCode ?? 0)
  return found?.offsets ?? new Map<string, ReadonlyMap<number, bigint>>()
}

function onlyOf(assigned: readonly number[], offsets: ReadonlyMap<number, bigint>): ReadonlyMap<number, bigint> {
  return new Map(assigned.map((partition) => [partition, offsets.get(partition) ?? 0n]))
}
