import type { Framed, Topology } from './model'

/** The frame that holds the service, topic, store or note with this id. */
export function frameOf({ services, topics, stores, notes }: Topology, id: string): string | undefined {
  const node: Framed | undefined = services.get(id) ?? topics.get(id) ?? stores.get(id) ?? notes.get(id)
  return node?.frame
}
