import type { ReactNode } from 'react'
import { Disclosure } from '../Disclosure'
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
  <Disclosure
    className={styles.section}
    isChanged={isChanged}
    head={
      <>
        <b>{title}</b>
        <span>{summary}</span>
      </>
    }
  >
    <div className={styles.body}>{children}</div>
  </Disclosure>
)
