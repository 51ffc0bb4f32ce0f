import type { Workspace } from '../../board/workspace'
import type { GraphState } from '../flowElements'

/** Where more are selected, they stay painted. */
const SELECTED = 20

/** Nodes that React Flow has wherever they are: those of its own that somebody holds, and those that somebody points at, writes on or has selected, with the ends of a selected connection. */
export function pinnedIn(
  { nodes, edges }: GraphState,
  { selection, renaming }: Workspace,
  { pointed, isGiven }: { readonly pointed: string | null; isGiven(id: string): boolean },
): readonly string[] {
  const few = selection.size <= SELECTED
  const isPinned = (id: string) => id === renaming || id === pointed || (few && selection.has(id))
  return [
    ...nodes.flatMap(({ id, dragging }) => ((dragging && isGiven(id)) || isPinned(id) ? [id] : [])),
    ...(few ? edges.flatMap(({ id, source, target }) => (selection.has(id) ? [source, target] : [])) : []),
  ]
}
