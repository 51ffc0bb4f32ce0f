import type { Topology } from './model'

/** Whether a service, topic, store or note has this id. */
export const isNode = ({ services, topics, stores, notes }: Nodes, id: string): boolean =>
  services.has(id) || topics.has(id) || stores.has(id) || notes.has(id)

export type Nodes = Pick<Topology, 'services' | 'topics' | 'stores' | 'notes'>
