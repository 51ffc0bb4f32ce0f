import fc from 'fast-check'
import { type Connection, LANGUAGES, START_POSITIONS, type Topology } from './model'

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

export const topologyArbitrary: fc.Arbitrary<Topology> = fc
  .uniqueArray(
    fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom('__proto__', 'toString', '1', 'true', '-')),
    { minLength: 3, maxLength: 24 },
  )
  .chain((ids) => {
    const third = Math.floor(ids.length / 3)
    return topologyOf(ids.slice(0, third), ids.slice(third, 2 * third), ids.slice(2 * third))
  })

function topologyOf(services: string[], topics: string[], rest: string[]): fc.Arbitrary<Topology> {
  const [notes, connections] = [rest.slice(0, 2), rest.slice(2)]
  return fc.record({
    name: fc.oneof(text, fc.constant('x')).filter((name) => name.length > 0),
    services: mapOf(services, (id) =>
      fc.record({ id: fc.constant(id), name: text, language: fc.constantFrom(...LANGUAGES) }),
    ),
    topics: mapOf(topics, topicOf),
    connections: mapOf(connections, (id) => connectionOf(id, services, topics)),
    stores: fc.constant(new Map()),
    invariants: fc.constant(new Map()),
    faults: fc.constant(new Map()),
    notes: mapOf(notes, (id) => fc.record({ id: fc.constant(id), text })),
    layout: fc
      .subarray([...services, ...topics, ...notes])
      .chain((ids) => mapOf(ids, () => fc.record({ x: coordinate, y: coordinate }))),
  })
}

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

function connectionOf(id: string, services: string[], topics: string[]): fc.Arbitrary<Connection> {
  const service = fc.constantFrom(...services)
  const topic = fc.constantFrom(...topics)
  const own = fc.constant(id)
  return fc.oneof(
    fc.record({
      kind: fc.constant('produces' as const),
      id: own,
      from: service,
      to: topic,
      when: fc.constantFrom('rate' as const, 'input' as const),
      rate: fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4),
      key: text,
      value: text,
    }),
    fc.record({
      kind: fc.constant('subscribes' as const),
      id: own,
      from: topic,
      to: service,
      group: text,
      start: fc.constantFrom(...START_POSITIONS),
    }),
    fc.record({ kind: fc.constant('calls' as const), id: own, from: service, to: service }),
  )
}

function mapOf<T>(
  ids: readonly string[],
  arbitraryOf: (id: string) => fc.Arbitrary<T>,
): fc.Arbitrary<ReadonlyMap<string, T>> {
  return fc.tuple(...ids.map((id) => arbitraryOf(id).map((thing) => [id, thing] as const))).map(sortedMap)
}

const sortedMap = <T>(entries: readonly (readonly [string, T])[]) =>
  new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
