import type { Connection, Topology } from '../../topology/model'
import type { ExportedService, Project } from '../core/project'

/** `missing`: the export does less than the board. `added`: it brings something that is not drawn. */
export type ExportNote = { readonly kind: 'missing' | 'added'; readonly sentence: string }

/** What the export does not bring along or brings in addition; shown before the export and printed in the README. */
export function notesOn({ topology, services, deadLetters }: Project): readonly ExportNote[] {
  const missing = [
    ...[...topology.connections.values()].flatMap((connection) => connectionNote(connection, topology)),
    ...services.flatMap(serviceNote),
  ]
  const added =
    deadLetters.length > 0
      ? [`Dead-letter topics are created too: ${deadLetters.map(({ name }) => name).join(', ')}.`]
      : []
  return [
    ...missing.map((sentence) => ({ kind: 'missing' as const, sentence })),
    ...added.map((sentence) => ({ kind: 'added' as const, sentence })),
  ]
}

function connectionNote(connection: Connection, { services, topics }: Topology): readonly string[] {
  const from = services.get(connection.from)?.name ?? ''
  if (connection.kind === 'calls') {
    return [
      `${from} calls ${services.get(connection.to)?.name ?? ''} on the board; the exported service makes no HTTP calls.`,
    ]
  }
  if (connection.kind === 'produces' && connection.when === 'rate' && connection.rate === 0) {
    return [
      `${from} produces to ${topics.get(connection.to)?.name ?? ''} only by hand on the board; the exported service does not.`,
    ]
  }
  return []
}

function serviceNote({ name, subscriptions, reactions, generators }: ExportedService): readonly string[] {
  if (reactions.length > 0 && subscriptions.length === 0) {
    return [`${name.raw} produces on input but subscribes to nothing, so it will produce nothing.`]
  }
  return subscriptions.length + generators.length === 0
    ? [`${name.raw} neither reads nor produces by itself; it only answers for its health.`]
    : []
}
