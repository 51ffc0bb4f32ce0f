import { createStore, type StoreApi } from 'zustand/vanilla'
import { topicOfInlet } from './dotRouter'

/** The topics, by id, into which messages of nobody in the drawing have come while the board was looked at. */
export type Inlets = StoreApi<{ readonly topics: ReadonlySet<string> }>

export const createInlets = (): Inlets => createStore(() => ({ topics: new Set<string>() }))

/** Takes down which of these edges are inlets. */
export function noteInlets(inlets: Inlets, edges: Iterable<string>): void {
  const { topics } = inlets.getState()
  const more = [...edges].flatMap((edge) => topicOfInlet(edge) ?? []).filter((id) => !topics.has(id))
  if (more.length > 0) inlets.setState({ topics: new Set([...topics, ...more]) })
}
