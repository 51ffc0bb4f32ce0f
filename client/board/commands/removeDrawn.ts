import { type CommandContext, topologyOf } from './command'
import { undo } from './history'

/** Takes things off the drawing, in one step. Topics on the cluster stay there, which nobody sees on a drawing: it is said. */
export function removeDrawn(context: CommandContext, doomed: Iterable<string>): void {
  const ids = [...doomed]
  const kept = ids.flatMap((id) => topologyOf(context).topics.get(id)?.name ?? []).filter(isOnCluster(context))
  context.session.edit((edit) => edit.remove(ids))
  context.workspace.setState({ selection: new Set() })
  const sentence = keptSentence(kept)
  if (sentence) context.offer?.({ sentence, label: undo.label, run: () => undo.run(context) })
}

const isOnCluster =
  ({ isOnCluster: isThere }: CommandContext) =>
  (topic: string) =>
    isThere?.(topic) ?? false

function keptSentence([first, ...more]: readonly string[]): string | null {
  if (first === undefined) return null
  return more.length === 0
    ? `The topic "${first}" is not drawn any more. It stays on the cluster.`
    : `${more.length + 1} topics are not drawn any more. They stay on the cluster.`
}
