import type { Connection } from '../../../shared/topology/model'
import { useTopology } from '../boardContext'
import { ConnectionFields } from './ConnectionFields'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'

const SENTENCES = {
  produces: 'writes to',
  subscribes: 'is read by',
  calls: 'calls',
  keeps: 'keeps its data in',
  captures: 'is captured into',
} as const

export function ConnectionInspector({ connection }: { readonly connection: Connection }) {
  const { services, topics, stores } = useTopology()
  const nameOf = (id: string) => (services.get(id) ?? topics.get(id) ?? stores.get(id))?.name ?? id
  return (
    <>
      <InspectorHead
        kind="Connection"
        title={`${nameOf(connection.from)} ${SENTENCES[connection.kind]} ${nameOf(connection.to)}`}
      />
      <div className={styles.fields}>
        <ConnectionFields connection={connection} />
      </div>
    </>
  )
}
