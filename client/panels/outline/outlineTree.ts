import type { BoardProblem } from '../../../shared/checks/check'
import type { Connection, NodeKind, Topology } from '../../../shared/topology/model'
import { connectionWords } from './connectionWords'

/** One thing the outline tells of, and what belongs to it. */
export type OutlineNode = {
  /** A connection is told at both of its ends: one id, two keys. */
  readonly key: string
  /** What is selected with it; null for a heading. */
  readonly id: string | null
  readonly kind: 'heading' | 'frame' | 'connection' | 'problem' | NodeKind
  readonly name: string
  /** Said after the name, for what does not change by itself. */
  readonly detail: string
  readonly children: readonly OutlineNode[]
}

/** The whole board as headings, things and their connections, in the order in which a person looks for a name; what is framed, in its frame. */
export function outlineTree(topology: Topology, problems: readonly BoardProblem[]): readonly OutlineNode[] {
  const nodes = nodesOf(topology, problems)
  const held = grouped(nodes, ({ frame }) => (frame === undefined ? [] : [frame]))
  const inside = (id: string) => (held.get(id) ?? []).map(({ node }) => node).sort(byName)
  const free = (kind: NodeKind) =>
    nodes.flatMap(({ node, frame }) => (node.kind === kind && frame === undefined ? [node] : [])).sort(byName)
  const frames = [...topology.frames.values()].map(({ id, name }) => frameNode(id, name, inside(id)))
  return [
    heading('Frames', frames.sort(byName)),
    heading('Services', free('service')),
    heading('Topics', free('topic')),
    heading('Stores', free('store')),
    heading('Notes', free('note')),
    heading('Problems', problems.map(problemNode)),
  ].filter(({ children }) => children.length > 0)
}

const names = new Intl.Collator('en', { numeric: true })
const byName = (a: OutlineNode, b: OutlineNode) => names.compare(a.name, b.name)

const heading = (name: string, children: readonly OutlineNode[]): OutlineNode => ({
  key: name,
  id: null,
  kind: 'heading',
  name,
  detail: `${children.length}`,
  children,
})

const frameNode = (id: string, name: string, children: readonly OutlineNode[]): OutlineNode => ({
  key: id,
  id,
  kind: 'frame',
  name,
  detail: `${children.length} inside`,
  children,
})

type Placed = { readonly node: OutlineNode; readonly frame: string | undefined }

function nodesOf(topology: Topology, problems: readonly BoardProblem[]): readonly Placed[] {
  const ends = grouped(topology.connections.values(), ({ from, to }) => new Set([from, to]))
  const troubles = grouped(problems, ({ elementId }) => [elementId])
  const connectionNode = (connection: Connection, end: string): OutlineNode => ({
    key: connectionKey(connection, end),
    id: connection.id,
    kind: 'connection',
    name: connectionWords(topology, connection, end),
    detail: troubleWords(troubles.get(connection.id)),
    children: [],
  })
  const node = (
    kind: NodeKind,
    id: string,
    words: { readonly name: string; readonly detail: string },
  ): OutlineNode => ({
    key: id,
    id,
    kind,
    name: words.name,
    detail: [words.detail, troubleWords(troubles.get(id))].filter(Boolean).join(', '),
    children: (ends.get(id) ?? []).map((connection) => connectionNode(connection, id)),
  })
  return [
    ...Array.from(topology.services.values(), ({ id, name, frame }) => ({
      node: node('service', id, { name, detail: '' }),
      frame,
    })),
    ...Array.from(topology.topics.values(), ({ id, name, partitions, frame }) => ({
      node: node('topic', id, { name, detail: partitions === 1 ? '1 partition' : `${partitions} partitions` }),
      frame,
    })),
    ...Array.from(topology.stores.values(), ({ id, name, kind = 'state', frame }) => ({
      node: node('store', id, { name, detail: kind }),
      frame,
    })),
    ...Array.from(topology.notes.values(), ({ id, text, frame }) => ({
      node: node('note', id, { name: text.split('\n', 1)[0] || 'Empty note', detail: '' }),
      frame,
    })),
  ]
}

/** A connection's key where one of its ends tells it. */
export const connectionKey = ({ id }: Connection, end: string) => `${end} ${id}`

function troubleWords(problems: readonly BoardProblem[] = []): string {
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
