import type { Connection } from '../../../shared/topology/model'
import { nameOf } from '../../../shared/topology/nameOf'
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
  const topology = useTopology()
  const [from, to] = [nameOf(topology, connection.from), nameOf(topology, connection.to)]
  return (
    <>
      <InspectorHead kind="Connection" title={`${from} ${SENTENCES[connection.kind]} ${to}`} />
      <div className={styles.fields}>
        <ConnectionFields connection={connection} />
      </div>
    </>
  )
}
