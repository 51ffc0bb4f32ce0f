import type { Connection, Topology } from '../../../shared/topology/model'
import { useTopology } from '../boardContext'
import styles from './ConnectionCard.module.css'
import { ConnectionFields } from './ConnectionFields'
import { connectionSummary } from './connectionSummary'
import { Disclosure } from './Disclosure'

type ConnectionCardProps = {
  readonly connection: Connection
  /** The end whose inspector it is not. */
  readonly otherEnd: 'from' | 'to'
  readonly open: boolean
}

/** A connection inside of the inspector of one of its ends: a line that opens to its fields. */
export function ConnectionCard({ connection, otherEnd, open }: ConnectionCardProps) {
  const topology = useTopology()
  return (
    <Disclosure
      className={styles.card}
      startsOpen={open}
      head={
        <>
          <b>{nameOf(connection[otherEnd], topology)}</b>
          <span>{connectionSummary(connection)}</span>
        </>
      }
    >
      <div className={styles.fields}>
        <ConnectionFields connection={connection} />
      </div>
    </Disclosure>
  )
}

const nameOf = (id: string, { services, topics, stores }: Topology) =>
  (services.get(id) ?? topics.get(id) ?? stores.get(id))?.name
