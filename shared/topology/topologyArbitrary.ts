import fc from 'fast-check'
import type { Field } from './behaviour'
import { BEHAVIOUR_FIELDS, type Fields, type FieldValue, type Said, saidOf } from './behaviourFields'
import { CONNECTION_ENDS } from './connectionEnds'
import {
  CONNECTION_KINDS,
  type Connection,
  FRAME_FIELDS,
  type Framed,
  LANGUAGES,
  NOTE_FIELDS,
  PRODUCE_WHEN,
  START_POSITIONS,
  type Topology,
} from './model'

/** Any topology, hostile names included; for property tests. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'yes',
    'null',
    '1e3',
    '- a',
    '#',
    ': ',
    'a\nb',
    '😀',
    '{{x}}',
    ' ',
    '"',
    '\\',
    '*',
    '&',
    '%',
  ),
)
const coordinate = fc.integer({ min: -5000, max: 5000 })
const position = fc.record({ x: coordinate, y: coordinate })
const magnification = fc.integer({ min: 1, max: 80 }).map((eighths) => eighths / 8)

export const topologyArbitrary: fc.Arbitrary<Topology> = fc
  .uniqueArray(
    fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom('__proto__', 'toString', '1', 'true', '-')),
    { minLength: 3, maxLength: 33 },
  )
  .chain((ids) => {
    const share = (...remainders: number[]) => ids.filter((_, at) => remainders.includes(at % 11))
    return topologyOf({
      nodes: { service: share(0), topic: share(1), store: share(2) },
      connections: share(3, 4, 5),
      notes: share(6),
      invariants: share(7),
      faults: share(8),
      frames: share(9),
      views: share(10),
    })
  })

type Ids = readonly string[]
type Nodes = { readonly [kind in 'service' | 'topic' | 'store']: Ids }
type Parts = {
  readonly nodes: Nodes
  readonly connections: Ids
  readonly notes: Ids
  readonly invariants: Ids
  readonly faults: Ids
  readonly frames: Ids
  readonly views: Ids
}

function topologyOf({ nodes, connections, notes, invariants, faults, frames, views }: Parts): fc.Arbitrary<Topology> {
  const drawn = fc.record({
    name: fc.oneof(text, fc.constant('x')).filter((name) => name.length > 0),
    services: mapOf(nodes.service, (id) =>
      both(
        fc.record({ id: fc.constant(id), name: text, language: fc.constantFrom(...LANGUAGES) }),
        said(BEHAVIOUR_FIELDS.service),
      ),
    ),
    topics: mapOf(nodes.topic, topicOf),
    stores: mapOf(nodes.store, (id) =>
      both(fc.record({ id: fc.constant(id), name: text }), said(BEHAVIOUR_FIELDS.store)),
    ),
    connections: mapOf(connections, (id) =>
      fc.constantFrom(...CONNECTION_KINDS).chain((kind) => connectionOf(id, kind, nodes)),
    ),
    notes: mapOf(notes, (id) => both(fc.record({ id: fc.constant(id), text }), said(NOTE_FIELDS))),
    invariants: mapOf(invariants, (id) => fc.record({ id: fc.constant(id), name: text, expect: text })),
    faults: mapOf(faults, (id) => fc.record({ id: fc.constant(id), fault: text })),
    frames: mapOf(frames, (id) => both(fc.record({ id: fc.constant(id), name: text }), said(FRAME_FIELDS))),
    views: mapOf(views, (id) => both(fc.record({ id: fc.constant(id), name: text, zoom: magnification }), position)),
    layout: fc.subarray([...Object.values(nodes), notes].flat()).chain((ids) => mapOf(ids, () => position)),
  })
  const holders = fc.array(fc.constantFrom(undefined, ...frames), { minLength: 1, maxLength: 10 })
  return fc.tuple(drawn, holders).map(([board, among]) => framed(board, among))
}

/** Its nodes spread over these frames and none; without the frames to which nothing fell. */
function framed(board: Topology, among: readonly (string | undefined)[]): Topology {
  let turn = 0
  const next = (): Framed => {
    const frame = among[turn++ % among.length]
    return frame === undefined ? {} : { frame }
  }
  const spread = <T extends object>(things: ReadonlyMap<string, T>) =>
    new Map([...things].map(([id, thing]) => [id, { ...thing, ...next() }]))
  const [services, topics, stores] = [spread(board.services), spread(board.topics), spread(board.stores)]
  const notes = spread(board.notes)
  const held = new Set([services, topics, stores, notes].flatMap((things) => [...things.values()].map(frameOf)))
  const frames = new Map([...board.frames].filter(([id]) => held.has(id)))
  return { ...board, services, topics, stores, notes, frames }
}

const frameOf = ({ frame }: Framed) => frame

function topicOf(id: string) {
  const configs = fc.dictionary(text, text, { maxKeys: 3 }).map((found) => sortedMap(Object.entries(found)))
  return fc.record(
    {
      id: fc.constant(id),
      name: text,
      partitions: fc.integer({ min: 1, max: 50 }),
      replication: fc.integer({ min: 1, max: 3 }),
      configs,
      example: text,
      schema: text,
    },
    { requiredKeys: ['id', 'name', 'partitions', 'replication', 'configs'] },
  )
}

function connectionOf(id: string, kind: Connection['kind'], nodes: Nodes): fc.Arbitrary<Connection> {
  const ends = fc.record(
    {
      id: fc.constant(id),
      from: fc.constantFrom(...nodes[CONNECTION_ENDS[kind].from]),
      to: fc.constantFrom(...nodes[CONNECTION_ENDS[kind].to]),
      via: fc.array(position, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['id', 'from', 'to'] },
  )
  switch (kind) {
    case 'produces':
      return both(both(ends, production(kind)), said(BEHAVIOUR_FIELDS[kind]))
    case 'subscribes':
      return both(both(ends, subscription(kind)), said(BEHAVIOUR_FIELDS[kind]))
    case 'calls':
      return both(both(ends, fc.constant({ kind })), said(BEHAVIOUR_FIELDS[kind]))
    case 'keeps':
      return both(both(ends, fc.constant({ kind })), said(BEHAVIOUR_FIELDS[kind]))
    case 'captures':
      return both(both(ends, fc.constant({ kind })), said(BEHAVIOUR_FIELDS[kind]))
  }
}

const production = (kind: 'produces') =>
  fc.record({
    kind: fc.constant(kind),
    when: fc.constantFrom(...PRODUCE_WHEN),
    rate: fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4),
    key: text,
    value: text,
  })

const subscription = (kind: 'subscribes') =>
  fc.record({ kind: fc.constant(kind), group: text, start: fc.constantFrom(...START_POSITIONS) })

const both = <A extends object, B extends object>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>): fc.Arbitrary<A & B> =>
  fc.tuple(a, b).map(([left, right]) => ({ ...left, ...right }))

/** Some of the fields, with something else than is assumed. */
function said<F extends Fields>(fields: F): fc.Arbitrary<Said<F>> {
  const values = fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueFor(field)])), {
    requiredKeys: [],
  })
  return values.map((found) => saidOf(fields, (name) => found[name]))
}

function valueFor(field: Field): fc.Arbitrary<FieldValue> {
  switch (field.kind) {
    case 'number': {
      const range = { min: field.from, max: field.to }
      return field.whole ? fc.integer(range) : fc.double({ ...range, noNaN: true })
    }
    case 'flag':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...field.choices)
    case 'text':
      return text
  }
}

function mapOf<T>(
  ids: readonly string[],
  arbitraryOf: (id: string) => fc.Arbitrary<T>,
): fc.Arbitrary<ReadonlyMap<string, T>> {
  return fc.tuple(...ids.map((id) => arbitraryOf(id).map((thing) => [id, thing] as const))).map(sortedMap)
}

const sortedMap = <T>(entries: readonly (readonly [string, T])[]) =>
  new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
