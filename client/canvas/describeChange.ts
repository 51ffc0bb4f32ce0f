import type { Connection, Topology } from '../../shared/topology/model'

/** One sentence on what came and went, for those who do not see it; null when nothing did. */
export function describeChange(before: Topology, after: Topology): string | null {
  const came = differences(before, after)
  const went = differences(after, before)
  if (came.length === 0 && went.length === 0) return null
  return [said(came, 'added'), said(went, 'deleted')].filter(Boolean).join(' ')
}

function said(things: readonly string[], done: string): string {
  if (things.length === 0) return ''
  return things.length <= 3 ? `${things.join(', ')} ${done}.` : `${things.length} things ${done}.`
}

function differences(from: Topology, to: Topology): readonly string[] {
  const missing = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>) =>
    a === b ? [] : [...b].flatMap(([id, thing]) => (a.has(id) ? [] : [thing]))
  return [
    ...missing(from.services, to.services).map(({ name }) => `Service ${name}`),
    ...missing(from.topics, to.topics).map(({ name }) => `Topic ${name}`),
    ...missing(from.stores, to.stores).map(({ name }) => `Store ${name}`),
    ...missing(from.notes, to.notes).map(() => 'Note'),
    ...missing(from.connections, to.connections).map((connection) => connectionWords(to, connection)),
  ]
}

function connectionWords({ services, topics, stores }: Topology, { from, to }: Connection): string {
  const name = (id: string) => services.get(id)?.name ?? topics.get(id)?.name ?? stores.get(id)?.name ?? ''
  return `Connection from ${name(from)} to ${name(to)}`
}
