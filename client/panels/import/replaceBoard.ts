import type { BoardEdit } from '../../../shared/document/port'
import type { Topology } from '../../../shared/topology/model'

/** Everything out and everything of the file in; inside of one edit, so that undo brings the old board back. */
export function replaceBoard(edit: BoardEdit, before: Topology, after: Topology): void {
  edit.remove([
    ...before.connections.keys(),
    ...before.services.keys(),
    ...before.topics.keys(),
    ...before.stores.keys(),
    ...before.notes.keys(),
    ...before.invariants.keys(),
    ...before.faults.keys(),
  ])
  edit.setName(after.name)
  for (const service of after.services.values()) edit.putService(service)
  for (const topic of after.topics.values()) edit.putTopic(topic)
  for (const store of after.stores.values()) edit.putStore(store)
  for (const note of after.notes.values()) edit.putNote(note)
  for (const connection of after.connections.values()) edit.putConnection(connection)
  for (const invariant of after.invariants.values()) edit.putInvariant(invariant)
  for (const fault of after.faults.values()) edit.putFault(fault)
  for (const [id, position] of after.layout) edit.moveTo(id, position)
}
