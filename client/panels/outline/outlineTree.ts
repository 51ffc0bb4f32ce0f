import type { BoardProblem } from '../../../shared/checks/check'
import type { Connection, NodeKind, Topology } from '../../../shared/topology/model'
import { connectionWords } from './connectionWords'

/** One thing the outline tells of, and what belongs to it. */
export type OutlineNode = {
  /** A connection is told at both of its ends: one id, two keys. */
  readonly key: string
  /** What is selected with it; null for a heading. */
  readonly id: string | null
  readonly kind: 'heading' | 'connection' | 'problem' | NodeKind
  readonly name: string
  /** Said after the name, for what does not change by itself. */
  readonly detail: string
  readonly children: readonly OutlineNode[]
}

/** The whole board as headings, things and their connections, in the order in which a person looks for a name. */
export function outlineTree(topology: Topology, problems: readonly BoardProblem[]): readonly OutlineNode[] {
  const leaf = leaves(topology, problems)
  const { services, topics, stores, notes } = topology
  return [
    heading(
      'Services',
      [...services.values()].map((service) => leaf('service', service.id, service.name)).sort(byName),
    ),
    heading('Topics', [...topics.values()].map(({ id, name }) => leaf('topic', id, name)).sort(byName)),
    heading('Stores', [...stores.values()].map(({ id, name }) => leaf('store', id, name)).sort(byName)),
    heading('Notes', [...notes.values()].map(({ id, text }) => leaf('note', id, firstLine(text))).sort(byName)),
    heading('Problems', problems.map(problemNode)),
  ].filter(({ children }) => children.length > 0)
}

const names = new Intl.Collator('en', { numeric: true })
const byName = (a: OutlineNode, b: OutlineNode) => names.compare(a.name, b.name)
const firstLine = (text: string) => text.split('\n', 1)[0] || 'Empty note'

const heading = (name: string, children: readonly OutlineNode[]): OutlineNode => ({
  key: name,
  id: null,
  kind: 'heading',
  name,
  detail: `${children.length}`,
  children,
})

function leaves(topology: Topology, problems: readonly BoardProblem[]) {
  const ends = grouped(topology.connections.values(), ({ from, to }) => new Set([from, to]))
  const troubles = grouped(problems, ({ elementId }) => [elementId])
  return (kind: NodeKind, id: string, name: string): OutlineNode => ({
    key: id,
    id,
    kind,
    name,
    detail: [detailOf(topology, id), troubleWords(troubles.get(id) ?? [])].filter(Boolean).join(', '),
    children: (ends.get(id) ?? []).map((connection) => ({
      key: connectionKey(connection, id),
      id: connection.id,
      kind: 'connection',
      name: connectionWords(topology, connection, id),
      detail: troubleWords(troubles.get(connection.id) ?? []),
      children: [],
    })),
  })
}

/** A connection's key where one of its ends tells it. */
export const connectionKey = ({ id }: Connection, end: string) => `${end} ${id}`

function grouped<T>(items: Iterable<T>, keysOf: (item: T) => Iterable<string>): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key)
      if (group) group.push(item)
      else groups.set(key, [item])
    }
  return groups
}

function detailOf({ topics, stores }: Topology, id: string): string {
  const topic = topics.get(id)
  if (topic) return topic.partitions === 1 ? '1 partition' : `${topic.partitions} partitions`
  const store = stores.get(id)
  return store ? (store.kind ?? 'state') : ''
}

function troubleWords(problems: readonly BoardProblem[]): string {
  const serious = problems.filter(({ severity }) => severity !== 'hint').length
  return serious === 0 ? '' : serious === 1 ? '1 problem' : `${serious} problems`
}

const problemNode = ({ code, elementId, field, severity, sentence, next }: BoardProblem): OutlineNode => ({
  key: `problem ${code} ${elementId} ${field} ${sentence}`,
  id: elementId,
  kind: 'problem',
  name: [sentence, next].filter(Boolean).join(' '),
  detail: severity,
  children: [],
})
