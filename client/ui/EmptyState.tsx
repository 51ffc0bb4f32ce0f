import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

type EmptyStateProps = { readonly title: string; readonly sentence?: ReactNode; readonly children?: ReactNode }

/** Nothing here yet, why, and what to do about it. */
export const EmptyState = ({ title, sentence, children }: EmptyStateProps) => (
  <div className={styles.empty}>
    <p className={styles.title}>{title}</p>
    {sentence !== undefined && <p>{sentence}</p>}
    {children !== undefined && <div className={styles.actions}>{children}</div>}
  </div>
)
