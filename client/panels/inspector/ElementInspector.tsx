import { useTopology } from '../boardContext'
import { ConnectionInspector } from './ConnectionInspector'
import { FrameInspector } from './FrameInspector'
import { NoteInspector } from './NoteInspector'
import { ServiceInspector } from './ServiceInspector'
import { StoreInspector } from './StoreInspector'
import { TopicInspector } from './TopicInspector'

/** Everything that can be set on one thing. */
export function ElementInspector({ id }: { readonly id: string }) {
  const { topics, services, stores, connections, notes, frames } = useTopology()
  const topic = topics.get(id)
  if (topic) return <TopicInspector topic={topic} />
  const service = services.get(id)
  if (service) return <ServiceInspector service={service} />
  const store = stores.get(id)
  if (store) return <StoreInspector store={store} />
  const connection = connections.get(id)
  if (connection) return <ConnectionInspector connection={connection} />
  const note = notes.get(id)
  if (note) return <NoteInspector note={note} />
  const frame = frames.get(id)
  return frame ? <FrameInspector frame={frame} /> : null
}
