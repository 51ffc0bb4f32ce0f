import type { Topology } from './model'

/** What a service, topic, store or frame is called; '' for what has no name. */
export const nameOf = ({ services, topics, stores, frames }: Topology, id: string): string =>
  (services.get(id) ?? topics.get(id) ?? stores.get(id) ?? frames.get(id))?.name ?? ''
