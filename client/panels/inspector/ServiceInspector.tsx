import type { Connection, Service } from '../../../shared/topology/model'
import { useBoard, useTopology } from '../boardContext'
import { ConnectionCard } from './ConnectionCard'
import { changeService } from './changeElement'
import { CodeScope } from './code/CodeScope'
import { TextField } from './fields'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'
import { LanguageField } from './LanguageField'
import { readName } from './readField'
import { ServiceRunLine } from './ServiceRunLine'
import { ServiceSections } from './service/ServiceSections'

export function ServiceInspector({ service }: { readonly service: Service }) {
  const { session } = useBoard()
  const { id } = service
  return (
    <>
      <InspectorHead kind="Service" title={service.name}>
        <ServiceRunLine service={service} />
      </InspectorHead>
      <div className={styles.fields}>
        <TextField
          label="Name"
          id={`${id} name`}
          value={service.name}
          read={readName}
          commit={(name) => changeService(session, id, { name })}
        />
        <LanguageField service={service} />
        <CodeScope element={service}>
          <ServiceSections service={service} />
        </CodeScope>
        <Connections title="Produces" isMeant={({ kind, from }) => kind === 'produces' && from === id} otherEnd="to">
          Nothing yet. Drag from this service to a topic.
        </Connections>
        <Connections
          title="Subscribes to"
          isMeant={({ kind, to }) => kind === 'subscribes' && to === id}
          otherEnd="from"
        >
          Nothing yet. Drag from a topic to this service.
        </Connections>
        <Connections title="Calls" isMeant={({ kind, from }) => kind === 'calls' && from === id} otherEnd="to" />
        <Connections
          title="Keeps its data in"
          isMeant={({ kind, from }) => kind === 'keeps' && from === id}
          otherEnd="to"
        />
      </div>
    </>
  )
}

type ConnectionsProps = {
  readonly title: string
  readonly isMeant: (connection: Connection) => boolean
  readonly otherEnd: 'from' | 'to'
  /** Said where there are none; without it nothing is shown then. */
  readonly children?: string
}

function Connections({ title, isMeant, otherEnd, children }: ConnectionsProps) {
  const connections = [...useTopology().connections.values()].filter(isMeant)
  if (connections.length === 0 && children === undefined) return null
  return (
    <>
      <h3 className={styles.section}>{title}</h3>
      {connections.length === 0 && <p className={styles.hint}>{children}</p>}
      {connections.map((connection) => (
        <ConnectionCard
          key={connection.id}
          connection={connection}
          otherEnd={otherEnd}
          open={connections.length === 1}
        />
      ))}
    </>
  )
}
