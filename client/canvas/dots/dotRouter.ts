import { SERVICE_HEADER } from '../../../shared/generation/serviceHeader'
import type { GroupLag } from '../../../shared/protocol/live'
import type { WireRecord } from '../../../shared/protocol/records'
import { isStream } from '../../../shared/topology/isStream'
import { isWriting } from '../../../shared/topology/isWriting'
import type { Subscribes, Topology } from '../../../shared/topology/model'
import { writerSlugs } from '../../../shared/topology/writerSlugs'
import { keyColorIndex } from '../../live/keyColor'
import type { Arrival } from '../../live/port'
import type { Dot } from './dot'

/** Which dots travel on which edge. */
export type Routed = ReadonlyMap<string, readonly Dot[]>

/**
 * Tells from records and commits where dots really moved. A record that was just produced travels on the edge of the service or table that its header names,
 * and otherwise comes into its topic from outside of the drawing (`inletOf`). Any record travels on a subscribes edge when the group's
 * committed offset has passed it, not before.
 */
export type DotRouter = {
  arrived(arrival: Pick<Arrival, 'topic' | 'records' | 'produced'>): Routed
  committed(groups: Iterable<GroupLag>): Routed
}

/** The pretended edge on which messages of nobody in the drawing enter a topic. */
export const inletOf = (topicId: string) => `${INLET}${topicId}`
const INLET = 'inlet '
/** The topic that it leads into; null of a connection. */
export const topicOfInlet = (edge: string) => (edge.startsWith(INLET) ? edge.slice(INLET.length) : null)

/** Arrived records that no group may have read yet, per partition. */
const REMEMBERED = 256

type Board = { readonly topology: Topology; readonly prefix: string }

export function createDotRouter(board: () => Board): DotRouter {
  const arrivals = new Map<string, Map<bigint, Dot>>()
  const bookmarks = new Map<string, bigint>()
  const routes = routesFor(board)
  return {
    arrived({ topic, records, produced }) {
      const routed = new Map<string, Dot[]>()
      const { edgeFor } = routes()
      for (const record of records) {
        remember(arrivals, `${topic} ${record.partition}`, [BigInt(record.offset), dotOf(topic, record)])
      }
      for (const record of produced) {
        const edge = edgeFor(topic, serviceOf(record))
        if (edge) listIn(routed, edge).push(dotOf(topic, record))
      }
      return routed
    },
    committed(groups) {
      const routed = new Map<string, Dot[]>()
      const { readersOf } = routes()
      for (const lag of groups) {
        for (const { partition, committed } of lag.partitions) {
          if (committed === null) continue
          const bookmark = `${lag.group} ${lag.topic} ${partition}`
          const before = bookmarks.get(bookmark)
          const now = BigInt(committed)
          bookmarks.set(bookmark, now)
          const edge = before !== undefined && now > before && readerFor(readersOf(lag), lag, partition)
          if (edge) listIn(routed, edge).push(...passed(arrivals.get(`${lag.topic} ${partition}`), before, now))
        }
      }
      return routed
    },
  }
}

const dotOf = (topic: string, { key, partition, offset }: WireRecord): Dot => ({
  color: key && keyColorIndex(key.data),
  message: { topic, partition, offset },
})

const serviceOf = ({ headers }: WireRecord): string | null =>
  headers.find(([name]) => name === SERVICE_HEADER)?.[1]?.data ?? null

function remember(arrivals: Map<string, Map<bigint, Dot>>, log: string, [offset, dot]: [bigint, Dot]) {
  const known = arrivals.get(log) ?? new Map<bigint, Dot>()
  arrivals.set(log, known.set(offset, dot))
  const [oldest] = known.keys()
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
}

/** The records between two bookmarks; of those no longer remembered only the number is known. */
function passed(known: ReadonlyMap<bigint, Dot> | undefined, from: bigint, to: bigint): readonly Dot[] {
  const count = Number(to - from)
  if (count > REMEMBERED) return Array.from({ length: REMEMBERED }, () => UNKNOWN)
  return Array.from({ length: count }, (_, i) => known?.get(from + BigInt(i)) ?? UNKNOWN)
}

const UNKNOWN: Dot = { color: null, message: null }

/** With several subscribers in one group, the member that owns the partition tells by its client id whose edge it was. */
function readerFor(readers: readonly Reader[], { members }: GroupLag, partition: number): string | null {
  const [only, ...more] = readers
  if (only && more.length === 0) return only.edge
  const owner = members.find(({ partitions }) => partitions.includes(partition))
  const [named] = readers.filter(({ slug }) => owner?.clientId.includes(slug)).sort(byLongestSlug)
  return named?.edge ?? null
}

/** The client id of `order-mail` includes `order` too. */
const byLongestSlug = (a: Reader, b: Reader) => b.slug.length - a.slug.length

type Reader = { readonly edge: string; readonly slug: string }
type Routes = {
  edgeFor(topic: string, service: string | null): string | null
  readersOf(lag: GroupLag): readonly Reader[]
}

/** Looked up by the names that stand on the cluster; worked out again when the board has changed. */
function routesFor(board: () => Board): () => Routes {
  let of: Board | null = null
  let routes: Routes | null = null
  return () => {
    const now = board()
    if (!routes || now.topology !== of?.topology || now.prefix !== of.prefix) routes = routesOf(now)
    of = now
    return routes
  }
}

function routesOf({ topology, prefix }: Board): Routes {
  const slugOf = writerSlugs(topology)
  const topicName = (id: string) => prefix + (topology.topics.get(id)?.name ?? '')
  const inlets = new Map([...topology.topics.values()].map(({ id, name }) => [prefix + name, inletOf(id)]))
  const writers = new Map<string, string>()
  const readers = new Map<string, Reader[]>()
  for (const connection of topology.connections.values()) {
    const { id, from, to } = connection
    if (isWriting(connection)) writers.set(`${topicName(to)} ${slugOf.get(from)}`, id)
    if (isStream(connection)) listIn(readers, readerKey(connection)).push({ edge: id, slug: slugOf.get(to) ?? '' })
  }
  function readerKey({ group, from }: Subscribes) {
    return `${prefix}${group} ${topicName(from)}`
  }
  return {
    edgeFor: (topic, service) => writers.get(`${topic} ${service}`) ?? inlets.get(topic) ?? null,
    readersOf: ({ group, topic }) => readers.get(`${group} ${topic}`) ?? [],
  }
}

function listIn<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}
