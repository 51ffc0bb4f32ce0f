import type { Topology } from '../../../shared/topology/model'
import { useTopology, useWorkspace } from '../boardContext'
import { BoardInspector } from './BoardInspector'
import { ConnectionInspector } from './ConnectionInspector'
import styles from './Inspector.module.css'
import { NoteInspector } from './NoteInspector'
import { SelectionInspector } from './SelectionInspector'
import { ServiceInspector } from './ServiceInspector'
import { StoreInspector } from './StoreInspector'
import { TopicInspector } from './TopicInspector'

/** What is selected, and everything that can be set on it. */
export const Inspector = () => (
  <aside className={styles.inspector} aria-label="Inspector">
    <Selected />
  </aside>
)

function Selected() {
  const topology = useTopology()
  const selection = useWorkspace((state) => state.selection)
  const ids = [...selection].filter((id) => has(topology, id))
  const [id] = ids
  if (id === undefined) return <BoardInspector />
  if (ids.length > 1) return <SelectionInspector ids={ids} />
  const topic = topology.topics.get(id)
  if (topic) return <TopicInspector key={id} topic={topic} />
  const service = topology.services.get(id)
  if (service) return <ServiceInspector key={id} service={service} />
  const store = topology.stores.get(id)
  if (store) return <StoreInspector key={id} store={store} />
  const connection = topology.connections.get(id)
  if (connection) return <ConnectionInspector key={id} connection={connection} />
  const note = topology.notes.get(id)
  return note ? <NoteInspector key={id} note={note} /> : null
}

const has = ({ topics, services, stores, connections, notes }: Topology, id: string): boolean =>
  [topics, services, stores, connections, notes].some((elements) => elements.has(id))
