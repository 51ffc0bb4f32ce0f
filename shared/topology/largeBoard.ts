import { CONNECTION_ENDS } from './connectionEnds'
import {
  type Connection,
  type ConnectionKind,
  EMPTY_TOPOLOGY,
  LANGUAGES,
  type Position,
  type Topic,
  type Topology,
} from './model'

export type BoardSize = {
  /** Services, topics and stores together. */
  readonly nodes: number
  /** Twice the nodes unless said otherwise. */
  readonly connections?: number
  /** The same seed draws the same board. */
  readonly seed?: number
  /** Before the name of every topic, where several boards share a cluster. */
  readonly prefix?: string
}

type Kind = 'service' | 'topic' | 'store'
type Placed = {
  readonly id: string
  readonly kind: Kind
  readonly name: string
  readonly domain: number
  readonly at: Position
}

/**
 * A made-up system of any size, as large ones are: domains of a dozen services, topics and a store beside one another, most connections
 * within a domain, some to the next ones, a few across everything. For tests and measurements.
 */
export function largeBoard({ nodes, connections = 2 * nodes, seed = 1, prefix = '' }: BoardSize): Topology {
  const placed = Array.from({ length: nodes }, (_, at) => placedNode(at, Math.ceil(nodes / DOMAIN.length)))
  const random = numbersFrom(seed)
  const of = (kind: Kind) => placed.filter((node) => node.kind === kind)
  const languageOf = (domain: number) => picked(LANGUAGES, domain % LANGUAGES.length)
  const topicOf = ({ id, name }: Placed): Topic => ({
    ...{ id, name: prefix + name, partitions: 1 + Math.floor(6 * random()), replication: 1, configs: new Map() },
  })
  return {
    ...EMPTY_TOPOLOGY,
    name: `Large board of ${nodes}`,
    services: byId(of('service').map(({ id, name, domain }) => ({ id, name, language: languageOf(domain) }))),
    topics: byId(of('topic').map(topicOf)),
    stores: byId(of('store').map(({ id, name }) => ({ id, name }))),
    connections: byId(connectionsAmong(placed, connections, random)),
    layout: new Map(placed.map(({ id, at }) => [id, at])),
  }
}

/** Their ids are counted, so they are in the order of a Topology. */
const byId = <T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]))

/** Row by row: what stands where in a domain. */
const DOMAIN = [
  ...['gateway', 'received', 'validator', 'checked'],
  ...['worker', 'done', 'notifier', 'failed'],
  ...['reporter', 'events', 'indexer', 'state'],
] as const
const TOPICS: ReadonlySet<string> = new Set(['received', 'checked', 'done', 'failed', 'events'])
const COLUMNS = 4
const [CELL_WIDTH, CELL_HEIGHT] = [464, 256]
const GAP = 160
const AREAS = [
  'orders',
  'payments',
  'shipping',
  'catalogue',
  'customers',
  'stock',
  'billing',
  'search',
  'reviews',
] as const

function placedNode(index: number, domains: number): Placed {
  const [domain, place] = [Math.floor(index / DOMAIN.length), index % DOMAIN.length]
  const role = picked(DOMAIN, place)
  const kind = TOPICS.has(role) ? 'topic' : role === 'state' ? 'store' : 'service'
  const perRow = Math.ceil(Math.sqrt(domains / 2))
  const at = {
    x: (domain % perRow) * (COLUMNS * CELL_WIDTH + GAP) + (place % COLUMNS) * CELL_WIDTH,
    y: Math.floor(domain / perRow) * (3 * CELL_HEIGHT + GAP) + Math.floor(place / COLUMNS) * CELL_HEIGHT,
  }
  const name = `${picked(AREAS, domain % AREAS.length)}-${domain}.${role}`
  return { id: `n${String(index).padStart(6, '0')}`, kind, name, domain, at }
}

const KINDS: readonly ConnectionKind[] = [
  'produces',
  'produces',
  'subscribes',
  'subscribes',
  'subscribes',
  'calls',
  'keeps',
]

/** Draws pairs until there are enough; a small board has no more of them than it has. */
function connectionsAmong(placed: readonly Placed[], wanted: number, random: () => number): readonly Connection[] {
  const made = new Map<string, Connection>()
  for (let attempt = 0; made.size < wanted && attempt < 20 * wanted; attempt++) {
    const kind = picked(KINDS, Math.floor(KINDS.length * random()))
    const from = picked(placed, Math.floor(placed.length * random()))
    const to = picked(placed, neighbour(from.domain, placed.length, random))
    const ends = CONNECTION_ENDS[kind]
    const pair = `${kind} ${from.id} ${to.id}`
    if (from.kind !== ends.from || to.kind !== ends.to || from === to || made.has(pair)) continue
    made.set(
      pair,
      connectionOf(kind, { id: `c${String(made.size).padStart(6, '0')}`, from: from.id, to: to.id }, to.name),
    )
  }
  return [...made.values()]
}

/** A node of the same domain for eight in ten, of one nearby for most of the others, of any for the rest. */
function neighbour(domain: number, nodes: number, random: () => number): number {
  const luck = random()
  const reach = luck < 0.8 ? 0 : luck < 0.98 ? Math.floor(5 * random()) - 2 : Math.floor(nodes * random())
  const index = (domain + reach) * DOMAIN.length + Math.floor(DOMAIN.length * random())
  return ((index % nodes) + nodes) % nodes
}

type Ends = { readonly id: string; readonly from: string; readonly to: string }

function connectionOf(kind: ConnectionKind, ends: Ends, group: string): Connection {
  switch (kind) {
    case 'produces':
      return { kind, ...ends, when: 'input', rate: 0, key: '', value: '' }
    case 'subscribes':
      return { kind, ...ends, group, start: 'earliest' }
    case 'calls':
    case 'keeps':
    case 'captures':
      return { kind, ...ends }
  }
}

function picked<T>(items: readonly T[], at: number): T {
  const item = items[at]
  if (item === undefined) throw new Error(`There is no ${at} of ${items.length}.`)
  return item
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
