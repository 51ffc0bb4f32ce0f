import type { Topology } from './model'

/** How many things have a place of their own; frames stand where theirs are. */
export const nodeCount = ({ services, topics, stores, notes }: Topology): number =>
  services.size + topics.size + stores.size + notes.size
