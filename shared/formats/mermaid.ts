import { groupBy } from '../topology/groupBy'
import { isStream } from '../topology/isStream'
import type { Connection, Framed, Topology } from '../topology/model'

/**
 * The board as a Mermaid flowchart, frames as subgraphs. Ids are counted, so only labels carry names, and every label is quoted and escaped.
 */
export function mermaid(topology: Topology): string {
  const nodes = [
    ...[...topology.services.values()].map((node) => ({ node, shape: ['[', ']'] })),
    ...[...topology.topics.values(), ...topology.stores.values()].map((node) => ({ node, shape: ['[(', ')]'] })),
  ]
  const ids = new Map(nodes.map(({ node }, index) => [node.id, `n${index + 1}`]))
  const lineOf = ({ node, shape: [open, close] }: (typeof nodes)[number]) =>
    `${ids.get(node.id)}${open}"${label(node.name)}"${close}`
  const byFrame = groupBy(nodes, ({ node }: { readonly node: Framed }) => node.frame ?? '')
  const framed = [...topology.frames.values()].flatMap(({ id, name }, index) => {
    const held = byFrame.get(id) ?? []
    const begin = `subgraph f${index + 1}["${label(name)}"]`
    return held.length > 0 ? [begin, ...held.map((node) => `  ${lineOf(node)}`), 'end'] : []
  })
  const lines = [
    ...framed,
    ...(byFrame.get('') ?? []).map(lineOf),
    ...[...topology.connections.values()].map((connection) => arrow(connection, ids)),
  ]
  return ['flowchart LR', ...lines.map((line) => `  ${line}`), ''].join('\n')
}

function arrow(connection: Connection, ids: ReadonlyMap<string, string>): string {
  const from = ids.get(connection.from)
  const to = ids.get(connection.to)
  switch (connection.kind) {
    case 'produces':
      return `${from} --> ${to}`
    case 'subscribes':
      return `${from} -->|"${label(isStream(connection) ? connection.group : 'as a table')}"| ${to}`
    case 'keeps':
      return `${from} -->|"keeps"| ${to}`
    case 'captures':
    case 'calls':
      return `${from} -.-> ${to}`
  }
}

/** Everything but plain letters, digits and a few marks becomes a character reference; Mermaid writes them with `#`. */
const label = (text: string): string =>
  text.replace(/[^\p{L}\p{N} ._/-]/gu, (character) =>
    /\p{C}|\p{Z}/u.test(character) ? ' ' : `#${character.codePointAt(0)};`,
  ) || ' '
