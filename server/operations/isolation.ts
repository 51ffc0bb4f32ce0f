import type { Topology } from '../../shared/topology/model'
import type { Isolation } from '../boards/port'
import type { Parts } from './parts'

/** A template runs at one click, so it must not meet names that somebody else holds: its board is isolated then. */
export async function isolationOfTemplate(parts: Parts, topology: Topology): Promise<Isolation> {
  const names = [...topology.topics.values()].map((topic) => topic.name)
  const isDrawnElsewhere = parts.boards
    .list()
    .some((row) => !row.isolated && [...row.topology.topics.values()].some((topic) => names.includes(topic.name)))
  const isTaken = isDrawnElsewhere || (await topicsOnCluster(parts, names)).length > 0
  return isTaken ? { isolated: true, isTaken: await idsTaken(parts) } : {}
}

/** Of boards that are on the cluster, also of a server that keeps its boards elsewhere. */
export async function idsTaken(parts: Parts): Promise<(id: string) => boolean> {
  const onCluster = idsIn(await topicsOnCluster(parts))
  return (id) => onCluster.has(id)
}

/** A cluster that is away now keeps nobody from drawing; the plan says later what is in the way. */
async function topicsOnCluster({ cluster }: Parts, names?: readonly string[]): Promise<readonly string[]> {
  const engine = cluster.engine()
  if (!engine.ok) return []
  const found = await engine.value.kafka.admin.describeCluster(names).catch(() => null)
  return [...(found?.topics.keys() ?? [])]
}

/** The ids of boards in the names of their topics: `sb.<board>.<generation>.<name>`. */
export const idsIn = (topics: readonly string[]): ReadonlySet<string> =>
  new Set(topics.flatMap((topic) => /^sb\.([^.]+)\.\d+\./.exec(topic)?.[1] ?? []))
