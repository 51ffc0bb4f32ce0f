import { createStore } from 'zustand/vanilla'
import type { NodeKind, Position } from '../../../shared/topology/model'
import type { Insertion } from '../../board/commands/inserting'
import type { NewNode } from '../../board/commands/newElements'

/** A node that a hand carries over the canvas, and the connection it is over. */
export type Inserting = {
  /** From the palette: the browser keeps what is dragged to itself until it is dropped. */
  readonly carried: NodeKind | null
  readonly held: Held | null
}
export type Held = {
  readonly connection: string
  readonly node: NewNode
  readonly insertion: Insertion
  /** The hand, in pixels of the page. */
  readonly at: Position
}

export const createInserting = () => createStore<Inserting>()(() => ({ carried: null, held: null }))
export type InsertingStore = ReturnType<typeof createInserting>
