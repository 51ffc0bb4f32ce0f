import type { ReactNode } from 'react'
import styles from './Inspector.module.css'

type InspectorHeadProps = {
  readonly kind: 'Topic' | 'Service' | 'Store' | 'Connection' | 'Note' | 'Frame' | 'Board' | 'Selection'
  readonly title: string
  readonly children?: ReactNode
}

export const InspectorHead = ({ kind, title, children }: InspectorHeadProps) => (
  <header className={styles.head}>
    <div className={styles.kind} data-kind={kind}>
      {kind}
    </div>
    <h2 className={styles.title}>{title}</h2>
    {children}
  </header>
)
