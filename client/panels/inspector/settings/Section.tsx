import type { ReactNode } from 'react'
import styles from './Settings.module.css'

type SectionProps = {
  readonly title: string
  /** What is set, in a few words; read while the section is closed. */
  readonly summary: string
  readonly isChanged: boolean
  readonly children: ReactNode
}

/** Settings that belong together, closed until somebody wants them. */
export const Section = ({ title, summary, isChanged, children }: SectionProps) => (
  <details className={styles.section} data-changed={isChanged || undefined}>
    <summary>
      <b>{title}</b>
      <span>{summary}</span>
    </summary>
    <div className={styles.body}>{children}</div>
  </details>
)
