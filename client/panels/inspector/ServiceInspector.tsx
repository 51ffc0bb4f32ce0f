import type { Produces, Service, Subscribes } from '../../../shared/topology/model'
import { useBoard, useTopology } from '../boardContext'
import { ConnectionCard } from './ConnectionCard'
import { changeService } from './changeElement'
import { TextField } from './fields'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'
import { LanguageField } from './LanguageField'
import { ProducesFields } from './ProducesFields'
import { readName } from './readField'
import { ServiceRunLine } from './ServiceRunLine'
import { SubscribesFields } from './SubscribesFields'

export function ServiceInspector({ service }: { readonly service: Service }) {
  const { session } = useBoard()
  const connections = [...useTopology().connections.values()]
  const produces = connections.filter((one): one is Produces => one.kind === 'produces' && one.from === service.id)
  const subscribes = connections.filter((one): one is Subscribes => one.kind === 'subscribes' && one.to === service.id)
  return (
    <>
      <InspectorHead kind="Service" title={service.name}>
        <ServiceRunLine service={service} />
      </InspectorHead>
      <div className={styles.fields}>
        <TextField
          label="Name"
          id={`${service.id} name`}
          value={service.name}
          read={readName}
          commit={(name) => changeService(session, service.id, { name })}
        />
        <LanguageField service={service} />
        <h3 className={styles.section}>Produces</h3>
        {produces.length === 0 && <p className={styles.hint}>Nothing yet. Drag from this service to a topic.</p>}
        {produces.map((connection) => (
          <ConnectionCard key={connection.id} connection={connection} open={produces.length === 1}>
            <ProducesFields connection={connection} />
          </ConnectionCard>
        ))}
        <h3 className={styles.section}>Subscribes to</h3>
        {subscribes.length === 0 && <p className={styles.hint}>Nothing yet. Drag from a topic to this service.</p>}
        {subscribes.map((connection) => (
          <ConnectionCard key={connection.id} connection={connection} open={subscribes.length === 1}>
            <SubscribesFields connection={connection} />
          </ConnectionCard>
        ))}
      </div>
    </>
  )
}
