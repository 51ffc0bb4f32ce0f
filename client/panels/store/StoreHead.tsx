import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconStack } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { StoreContents } from '../../../shared/protocol/runRequests'
import { formatCount, plural } from '../../ui/figures'
import styles from './Store.module.css'

export type Verdict = { readonly tone: 'good' | 'busy' | 'bad' | 'plain'; readonly sentence: string }

const ICONS = { good: IconCircleCheck, busy: IconHourglass, bad: IconAlertTriangle, plain: IconStack } as const
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
export function StoreHead({ verdict: { tone, sentence }, contents, one, many, children }: StoreHeadProps) {
  const { entries, total, hash, incomplete } = contents
  const Icon = ICONS[tone]
  return (
    <>
      <header className={styles.head}>
        <p className={styles.verdict} data-tone={tone} role="status">
          <Icon size={17} aria-hidden="true" />
          <span>{sentence}</span>
        </p>
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
