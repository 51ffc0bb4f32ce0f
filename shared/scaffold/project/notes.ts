import type { ExportedService, Project } from '../core/project'
import { boardOnly } from './boardOnly'

/** `missing`: the export does less than the board. `added`: it brings something that is not drawn. */
export type ExportNote = { readonly kind: 'missing' | 'added'; readonly sentence: string }

/** What the export does not bring along or brings in addition; shown before the export and printed in the README. */
export function notesOn({ topology, services, deadLetters }: Project): readonly ExportNote[] {
  const missing = [...boardOnly(topology), ...services.flatMap(serviceNote)]
  const added =
    deadLetters.length > 0
      ? [`Dead-letter topics are created too: ${deadLetters.map(({ name }) => name).join(', ')}.`]
      : []
  return [
    ...missing.map((sentence) => ({ kind: 'missing' as const, sentence })),
    ...added.map((sentence) => ({ kind: 'added' as const, sentence })),
  ]
}

function serviceNote(service: ExportedService): readonly string[] {
  const { name, subscriptions, reactions, generators, lifeSigns, calls, isCalled, behaviour } = service
  if (isCalled) {
    return behaviour.instances > 1
      ? [`${name.raw} has one instance at the board's Kafka, because it is called at one port there.`]
      : []
  }
  if (reactions.length > 0 && subscriptions.length === 0) {
    return [`${name.raw} produces on input but subscribes to nothing, so it will produce nothing.`]
  }
  return subscriptions.length + generators.length + lifeSigns.length + calls.length === 0
    ? [`${name.raw} neither reads nor produces by itself; it only answers for its health.`]
    : []
}
