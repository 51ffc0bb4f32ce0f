import type { Connection, Frame, Note, Service, Store, Topic } from '../../../shared/topology/model'
import type { BoardSession } from '../../board/port'

/** One field or a few of one element, in one undo step; an element that somebody else has removed meanwhile stays removed. */
export function changeTopic(session: BoardSession, id: string, change: Partial<Topic>): void {
  const topic = session.state.getState().topology.topics.get(id)
  if (topic) session.edit((edit) => edit.putTopic({ ...topic, ...change }))
}

export function changeService(session: BoardSession, id: string, change: Partial<Service>): void {
  const service = session.state.getState().topology.services.get(id)
  if (service) session.edit((edit) => edit.putService({ ...service, ...change }))
}

export function changeStore(session: BoardSession, id: string, change: Partial<Store>): void {
  const store = session.state.getState().topology.stores.get(id)
  if (store) session.edit((edit) => edit.putStore({ ...store, ...change }))
}

export function changeNote(session: BoardSession, id: string, change: Partial<Note>): void {
  const note = session.state.getState().topology.notes.get(id)
  if (note) session.edit((edit) => edit.putNote({ ...note, ...change }))
}

export function changeFrame(session: BoardSession, id: string, change: Partial<Frame>): void {
  const frame = session.state.getState().topology.frames.get(id)
  if (frame) session.edit((edit) => edit.putFrame({ ...frame, ...change }))
}

export function changeConnection<C extends Connection>(session: BoardSession, connection: C, change: Partial<C>): void {
  const held = session.state.getState().topology.connections.get(connection.id)
  if (held?.kind === connection.kind) session.edit((edit) => edit.putConnection({ ...held, ...change }))
}

/** A config set, or removed with null. */
export function changeConfig(session: BoardSession, id: string, [name, value]: readonly [string, string | null]): void {
  const topic = session.state.getState().topology.topics.get(id)
  if (!topic) return
  const configs = new Map(topic.configs)
  if (value === null) configs.delete(name)
  else configs.set(name, value)
  changeTopic(session, id, { configs })
}
