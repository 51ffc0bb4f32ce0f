import { IconAlertTriangle, IconStack } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { StoreContents } from '../../../shared/protocol/runRequests'
import { formatCount, plural } from '../../ui/figures'
import { type Verdict, VerdictLine } from '../VerdictLine'
import styles from './Store.module.css'

const HASH_DIGITS = 7

type StoreHeadProps = {
  readonly verdict: Verdict
  readonly contents: StoreContents
  /** What there are so many of. */
  readonly one: string
  readonly many?: string
  readonly children?: ReactNode
}

/** What is to be known of a store: in a sentence, how much there is, and which contents exactly. */
export function StoreHead({ verdict, contents, one, many, children }: StoreHeadProps) {
  const { entries, total, hash, incomplete } = contents
  return (
    <>
      <header className={styles.head}>
        <VerdictLine verdict={verdict} plain={IconStack} />
        {children}
        <span className={styles.quiet}>
          {plural(total, one, many)}
          {total > entries.length && `, the first ${formatCount(entries.length)} here`} ·{' '}
          <code title={`All of its contents have the hash ${hash}: the same contents, the same hash.`}>
            #{hash.slice(0, HASH_DIGITS)}
          </code>
        </span>
      </header>
      {incomplete !== undefined && (
        <p className={styles.incomplete}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          {incomplete}
        </p>
      )}
    </>
  )
}
