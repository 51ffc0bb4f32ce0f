import { frameOf } from '../../shared/topology/frameOf'
import type { Topology } from '../../shared/topology/model'
import { type Change, compareTopologies } from '../../shared/versions/compareTopologies'

/** One of the two boards that are compared; `version` null = the board as it is now. */
export type ComparedBoard = { readonly version: number | null; readonly label: string; readonly topology: Topology }

export type Mark = 'added' | 'removed' | 'changed' | 'moved'
export const MARK_SIGNS = { added: '+', removed: '−', changed: '±', moved: '→' } as const satisfies Record<Mark, string>

/** Two boards side by side, in one picture. */
export type Comparison = {
  readonly before: ComparedBoard
  readonly after: ComparedBoard
  readonly changes: readonly Change[]
  /** Index of the change that is looked at. */
  readonly step: number | null
  /** The later board, and what was removed from the earlier one. */
  readonly shown: Topology
  /** How each element that differs is marked, by its id. */
  readonly marks: ReadonlyMap<string, Mark>
}

export function compareBoards(before: ComparedBoard, after: ComparedBoard): Comparison {
  const changes = compareTopologies(before.topology, after.topology)
  const marks = marksOf(changes)
  const shown = withOpened(bothAtOnce(before.topology, after.topology), marks)
  return { before, after, changes, step: null, shown, marks }
}

/** The same two when the later one is the board as it is now, and it was edited. Whoever looks at a change goes on looking at it. */
export function withEdited(comparison: Comparison, topology: Topology): Comparison {
  const next = compareBoards(comparison.before, { ...comparison.after, topology })
  const looked = comparison.step === null ? undefined : comparison.changes[comparison.step]
  const step = looked ? next.changes.findIndex((change) => isOfSame(change, looked)) : -1
  return step < 0 ? next : { ...next, step }
}

const isOfSame = (a: Change, b: Change) =>
  a.kind === b.kind && (a.kind === 'renamed' || b.kind === 'renamed' || a.id === b.id)

/** An element that changed and moved has changed; one that was removed and is another kind of thing now was added. */
function marksOf(changes: readonly Change[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const change of changes) {
    if (change.kind === 'renamed' || (change.kind === 'removed' && marks.get(change.id) === 'added')) continue
    if (change.kind !== 'moved' || !marks.has(change.id)) marks.set(change.id, change.kind)
  }
  return marks
}

/** What differs inside of a collapsed frame, or crosses its border, could not be seen: such a frame is shown open. */
function withOpened(topology: Topology, marks: ReadonlyMap<string, Mark>): Topology {
  const ends = [...topology.connections.values()]
    .filter(({ id }) => marks.has(id))
    .flatMap(({ from, to }) => [from, to])
  const opened = new Set([...marks.keys(), ...ends].map((id) => frameOf(topology, id)))
  const frames = [...topology.frames].map(
    ([id, { collapsed, ...frame }]) => [id, collapsed && !opened.has(id) ? { ...frame, collapsed } : frame] as const,
  )
  return { ...topology, frames: new Map(frames) }
}

function bothAtOnce(before: Topology, after: Topology): Topology {
  const isTaken = (id: string) =>
    [after.services, after.topics, after.stores, after.notes, after.connections, after.frames].some((elements) =>
      elements.has(id),
    )
  const both = <T>(was: ReadonlyMap<string, T>, is: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...[...was].filter(([id]) => !isTaken(id)), ...is])
  return {
    ...after,
    services: both(before.services, after.services),
    topics: both(before.topics, after.topics),
    stores: both(before.stores, after.stores),
    connections: both(before.connections, after.connections),
    notes: both(before.notes, after.notes),
    frames: both(before.frames, after.frames),
    layout: both(before.layout, after.layout),
  }
}
