import type { ReactNode } from 'react'
import { isStream } from '../../../shared/topology/isStream'
import type { Produces, Subscribes } from '../../../shared/topology/model'
import { useTopology } from '../boardContext'
import styles from './Inspector.module.css'

type ConnectionCardProps = {
  readonly connection: Produces | Subscribes
  readonly open: boolean
  readonly children: ReactNode
}

/** A connection inside of its service's inspector: a line that opens to its fields. */
export function ConnectionCard({ connection, open, children }: ConnectionCardProps) {
  const { topics } = useTopology()
  const topic = topics.get(connection.kind === 'produces' ? connection.to : connection.from)
  return (
    <details className={styles.card} open={open}>
      <summary>
        <b>{topic?.name}</b>
        <span>{connectionSummary(connection)}</span>
      </summary>
      <div className={styles.fields}>{children}</div>
    </details>
  )
}

function connectionSummary(connection: Produces | Subscribes): string {
  if (connection.kind === 'subscribes') return isStream(connection) ? `as ${connection.group}` : 'as a table'
  if (connection.when === 'input') return 'for each record'
  if (connection.when === 'failure') return 'what it gives up'
  return connection.rate === 0 ? 'by hand' : `${connection.rate} /s`
}
