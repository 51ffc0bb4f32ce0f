import type { Topology } from '../../../shared/topology/model'

/** What somebody has done once a hint is tried, as far as this page can see it; with the ids of what it is about. */
export type Goal =
  | { readonly kind: 'stop' | 'crash'; readonly services: readonly string[] }
  | { readonly kind: 'scale'; readonly service: string }
  /** One more service reads it. */
  | { readonly kind: 'read'; readonly topic: string }
  /** A record of this topic, or any. */
  | { readonly kind: 'open'; readonly topic: string | null }
  | { readonly kind: 'stopAny' | 'draw' | 'apply' | 'plant' | 'follow' }

/** The goal of a hint, which its first words say; null where it asks for what cannot be seen from here. */
export function goalOf(hint: string, topology: Topology): Goal | null {
  for (const [words, goal] of BEGINNINGS) {
    const found = words.exec(hint)
    if (found) return goal(found[1] ?? '', topology)
  }
  return null
}

const BEGINNINGS: readonly (readonly [RegExp, (named: string, topology: Topology) => Goal | null])[] = [
  [/^Draw a service and a topic,/, () => ({ kind: 'draw' })],
  [/^Press Plan /, () => ({ kind: 'apply' })],
  [/^Run the services and click a dot/, () => ({ kind: 'open', topic: null })],
  [/^Stop one service /, () => ({ kind: 'stopAny' })],
  [/^Plant the faults?:/, () => ({ kind: 'plant' })],
  [/^Follow one /, () => ({ kind: 'follow' })],
  [/^Stop ([\w.-]+(?: and [\w.-]+)?)/, (named, { services }) => ofAll('stop', named, services)],
  [/^Crash ([\w.-]+)/, (named, { services }) => ofAll('crash', named, services)],
  [/^Scale ([\w.-]+)/, (named, { services }) => ofOne(named, services, (service) => ({ kind: 'scale', service }))],
  [
    /^Draw (?:a service that reads|another view of) ([\w.-]+)/,
    (named, { topics }) => ofOne(named, topics, (topic) => ({ kind: 'read', topic })),
  ],
  [/^Open a record of ([\w.-]+)/, (named, { topics }) => ofOne(named, topics, (topic) => ({ kind: 'open', topic }))],
]

type Named = ReadonlyMap<string, { readonly id: string; readonly name: string }>

/** Of names with `and` between them, as in `Stop stock and look`; a full stop may follow the last. */
function idsOf(named: string, things: Named): readonly string[] {
  const ids = new Map([...things.values()].map(({ id, name }) => [name, id]))
  return named.split(' and ').flatMap((name) => ids.get(name) ?? ids.get(name.replace(/\.$/, '')) ?? [])
}

function ofAll(kind: 'stop' | 'crash', named: string, things: Named): Goal | null {
  const services = idsOf(named, things)
  return services.length > 0 ? { kind, services } : null
}

function ofOne(named: string, things: Named, goal: (id: string) => Goal): Goal | null {
  const [id] = idsOf(named, things)
  return id === undefined ? null : goal(id)
}
