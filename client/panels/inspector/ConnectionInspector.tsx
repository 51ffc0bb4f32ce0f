import type { Connection } from '../../../shared/topology/model'
import { edgeSentence } from '../../board/edgeWords'
import { useTopology } from '../boardContext'
import { ConnectionFields } from './ConnectionFields'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'

export function ConnectionInspector({ connection }: { readonly connection: Connection }) {
  return (
    <>
      <InspectorHead kind="Connection" title={edgeSentence(useTopology(), connection)} />
      <div className={styles.fields}>
        <ConnectionFields connection={connection} />
      </div>
    </>
  )
}
