import { type Icon, IconAlertTriangle, IconCircleCheck, IconHourglass } from '@tabler/icons-react'
import styles from './VerdictLine.module.css'

/** Whether all is well, in a sentence. */
export type Verdict = { readonly tone: 'good' | 'busy' | 'bad' | 'plain'; readonly sentence: string }

/** `plain`: what stands before a sentence that judges nothing. */
type VerdictLineProps = { readonly verdict: Verdict; readonly plain: Icon }

export function VerdictLine({ verdict: { tone, sentence }, plain }: VerdictLineProps) {
  const Sign = { good: IconCircleCheck, busy: IconHourglass, bad: IconAlertTriangle, plain }[tone]
  return (
    <p className={styles.verdict} data-tone={tone} role="status">
      <Sign size={17} aria-hidden="true" />
      {sentence}
    </p>
  )
}
