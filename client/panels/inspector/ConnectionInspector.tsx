import type { Connection } from '../../../shared/topology/model'
import { useTopology } from '../boardContext'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'
import { ProducesFields } from './ProducesFields'
import { SubscribesFields } from './SubscribesFields'

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
        <Fields connection={connection} />
      </div>
    </>
  )
}

function Fields({ connection }: { readonly connection: Connection }) {
  switch (connection.kind) {
    case 'produces':
      return <ProducesFields connection={connection} />
    case 'subscribes':
      return <SubscribesFields connection={connection} />
    case 'keeps':
    case 'captures':
      return null
    case 'calls':
      return (
        <p className={styles.hint}>
          A synchronous HTTP call. The caller waits for the answer, and fails when the other service is down; that is
          what it is drawn for, to be compared with an event.
        </p>
      )
  }
}
