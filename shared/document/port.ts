import type {
  Connection,
  Fault,
  Frame,
  Invariant,
  Note,
  Position,
  Service,
  Store,
  Topic,
  Topology,
  View,
} from '../topology/model'

/** Edits of a board document. Each call is one small change; callers wrap those of one gesture into one transaction = one undo step. */
export type BoardEdit = {
  setName(name: string): void
  putService(service: Service): void
  putTopic(topic: Topic): void
  putStore(store: Store): void
  putConnection(connection: Connection): void
  putNote(note: Note): void
  /** It reaches the Topology when something is in it. */
  putFrame(frame: Frame): void
  /** Puts a service, topic, store or note into a frame, or takes it out of the one that holds it. */
  setFrame(id: string, frame: string | undefined): void
  putInvariant(invariant: Invariant): void
  putFault(fault: Fault): void
  putView(view: View): void
  moveTo(id: string, position: Position): void
  /** Removes whatever has these ids; connections of removed nodes go along, what a removed frame holds stays. */
  remove(ids: readonly string[] | ReadonlySet<string>): void
}

/** Derives the Topology again with structural sharing: what did not change keeps its reference, an unchanged board keeps the whole. */
export type TopologyView = {
  current(): Topology
  /** Elements that the document keeps, positions aside: also those that no drawing shows, as what hangs in the air or has nothing in it. */
  kept(): number
  onChange(listener: (topology: Topology) => void): () => void
  close(): void
}
