import { isStream } from '../topology/isStream'
import type { Connection, Topology } from '../topology/model'

/** The board as a Mermaid flowchart. Ids are counted, so only labels carry names, and every label is quoted and escaped. */
export function mermaid(topology: Topology): string {
  const ids = new Map(
    [...topology.services.keys(), ...topology.topics.keys(), ...topology.stores.keys()].map((id, index) => [
      id,
      `n${index + 1}`,
    ]),
  )
  const lines = [
    ...[...topology.services.values()].map(({ id, name }) => `${ids.get(id)}["${label(name)}"]`),
    ...[...topology.topics.values()].map(({ id, name }) => `${ids.get(id)}[("${label(name)}")]`),
    ...[...topology.stores.values()].map(({ id, name }) => `${ids.get(id)}[("${label(name)}")]`),
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
