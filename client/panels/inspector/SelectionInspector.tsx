import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { BoardEdit } from '../../../shared/document/port'
import type { Connection, ConnectionKind, Topology } from '../../../shared/topology/model'
import { removeDrawn } from '../../board/commands/removeDrawn'
import { edgeSentence } from '../../board/edgeWords'
import { plural } from '../../ui/figures'
import { useTopology } from '../boardContext'
import { useCommandContext } from '../useCommandContext'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'
import { CALLS, CAPTURES, KEEPS, PRODUCES, SERVICES, STORES, SUBSCRIBES } from './several/elementFields'
import several from './several/Several.module.css'
import { SeveralSection } from './several/SeveralSection'
import { topicFields } from './several/topicFields'

/** Several things at once: kind by kind, what they have in common and can all be given. */
export function SelectionInspector({ ids }: { readonly ids: readonly string[] }) {
  const topology = useTopology()
  const named = { startsOpen: isOneKind(topology, ids), nameOf: ({ name }: { readonly name: string }) => name }
  const topics = selectedIn(topology.topics, ids)
  const notes = selectedIn(topology.notes, ids)
  const frames = selectedIn(topology.frames, ids)
  const context = useCommandContext()
  return (
    <>
      <InspectorHead kind="Selection" title={`${ids.length} selected`} />
      <div key={ids.join(' ')} className={several.sections}>
        <SeveralSection
          one="service"
          elementsOf={({ services }) => selectedIn(services, ids)}
          fields={SERVICES}
          put={(edit, service) => edit.putService(service)}
          {...named}
        />
        <SeveralSection
          one="topic"
          elementsOf={(now) => selectedIn(now.topics, ids)}
          fields={topicFields(topics)}
          put={(edit, topic) => edit.putTopic(topic)}
          {...named}
        />
        <SeveralSection
          one="store"
          elementsOf={({ stores }) => selectedIn(stores, ids)}
          fields={STORES}
          put={(edit, store) => edit.putStore(store)}
          {...named}
        />
        <SeveralConnections ids={ids} startsOpen={named.startsOpen} />
      </div>
      {notes.length > 0 && <p className={styles.hint}>{plural(notes.length, 'note')}</p>}
      {frames.length > 0 && <p className={styles.hint}>{plural(frames.length, 'frame')}</p>}
      <Button color="red" leftSection={<IconTrash size={15} />} onClick={() => removeDrawn(context, ids)}>
        Delete them
      </Button>
    </>
  )
}

type SeveralConnectionsProps = { readonly ids: readonly string[]; readonly startsOpen: boolean }

function SeveralConnections({ ids, startsOpen }: SeveralConnectionsProps) {
  const topology = useTopology()
  const ofKind =
    <K extends ConnectionKind>(kind: K) =>
    ({ connections }: Topology) =>
      selectedIn(connections, ids).filter((one): one is Extract<Connection, { kind: K }> => one.kind === kind)
  const common = {
    startsOpen,
    nameOf: (connection: Connection) => edgeSentence(topology, connection),
    put: (edit: BoardEdit, connection: Connection) => edit.putConnection(connection),
  }
  return (
    <>
      <SeveralSection one="produces connection" elementsOf={ofKind('produces')} fields={PRODUCES} {...common} />
      <SeveralSection one="subscription" elementsOf={ofKind('subscribes')} fields={SUBSCRIBES} {...common} />
      <SeveralSection one="HTTP call" elementsOf={ofKind('calls')} fields={CALLS} {...common} />
      <SeveralSection one="store connection" elementsOf={ofKind('keeps')} fields={KEEPS} {...common} />
      <SeveralSection one="capture" elementsOf={ofKind('captures')} fields={CAPTURES} {...common} />
    </>
  )
}

const selectedIn = <T,>(things: ReadonlyMap<string, T>, ids: readonly string[]): readonly T[] =>
  ids.flatMap((id) => things.get(id) ?? [])

/** Then there is nothing to choose from, and the fields are at hand at once. */
function isOneKind({ services, topics, stores, connections }: Topology, ids: readonly string[]): boolean {
  const kinds = ids.map((id) => {
    const node = [services, topics, stores].findIndex((nodes) => nodes.has(id))
    return connections.get(id)?.kind ?? node
  })
  return new Set(kinds).size === 1
}
