import type { BoardEdit } from '../document/port'
import type { Topology } from '../topology/model'
import { type Change, compareTopologies, type ElementCollection } from './compareTopologies'

/**
 * Makes a board that looks like `before` look like `after`; inside of one edit, so that one undo brings the old board back. What both have
 * keeps its id, its history and what others do to it meanwhile. A node that had no place in `after` keeps the one it has.
 */
export function editTowards(edit: BoardEdit, before: Topology, after: Topology): void {
  const changes = compareTopologies(before, after)
  // First of all, because it takes along whatever hangs on the removed, also what comes back in another shape.
  edit.remove(changes.filter(({ kind }) => kind === 'removed').map(idOf))
  for (const change of changes) take(edit, change, after)
}

const idOf = (change: Change) => (change.kind === 'renamed' ? '' : change.id)

function take(edit: BoardEdit, change: Change, after: Topology): void {
  if (change.kind === 'renamed') edit.setName(change.to)
  if (change.kind === 'added' || change.kind === 'changed') PUT[change.collection](edit, after, change.id)
  if (change.kind === 'added' || change.kind === 'moved') place(edit, after, change.id)
}

type Put = (edit: BoardEdit, after: Topology, id: string) => void

const PUT: { readonly [C in ElementCollection]: Put } = {
  services: (edit, { services }, id) => ifThere(services.get(id), edit.putService),
  topics: (edit, { topics }, id) => ifThere(topics.get(id), edit.putTopic),
  stores: (edit, { stores }, id) => ifThere(stores.get(id), edit.putStore),
  connections: (edit, { connections }, id) => ifThere(connections.get(id), edit.putConnection),
  notes: (edit, { notes }, id) => ifThere(notes.get(id), edit.putNote),
  frames: (edit, { frames }, id) => ifThere(frames.get(id), edit.putFrame),
  invariants: (edit, { invariants }, id) => ifThere(invariants.get(id), edit.putInvariant),
  faults: (edit, { faults }, id) => ifThere(faults.get(id), edit.putFault),
  views: (edit, { views }, id) => ifThere(views.get(id), edit.putView),
}

const place: Put = (edit, { layout }, id) => ifThere(layout.get(id), (position) => edit.moveTo(id, position))

function ifThere<T>(thing: T | undefined, work: (thing: T) => void): void {
  if (thing !== undefined) work(thing)
}
