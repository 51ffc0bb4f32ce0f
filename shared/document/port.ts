import type { Connection, Note, Position, Service, Topic, Topology } from '../topology/model'

/** Edits of a board document. Each call is one small change; callers wrap those of one gesture into one transaction = one undo step. */
export type BoardEdit = {
  setName(name: string): void
  putService(service: Service): void
  putTopic(topic: Topic): void
  putConnection(connection: Connection): void
  putNote(note: Note): void
  moveTo(id: string, position: Position): void
  /** Removes services, topics, notes and connections; connections of removed nodes go along. */
  remove(ids: Iterable<string>): void
}

/** Derives the Topology again with structural sharing: what did not change keeps its reference, an unchanged board keeps the whole. */
export type TopologyView = {
  current(): Topology
  onChange(listener: (topology: Topology) => void): () => void
  close(): void
}
