import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import { scrollable } from '../../../ui/scrollable'
import { jsonLine } from './jsonLine'
import styles from './Preview.module.css'
import type { Caption } from './samplesCaption'
import type { Tried } from './tryExpression'

type ConditionPreviewProps = { readonly tried: readonly Tried[]; readonly verb: string; readonly caption: Caption }

/** How many of the messages it is true for, and which; the newest first. */
export function ConditionPreview({ tried, verb, caption }: ConditionPreviewProps) {
  const passing = tried.filter((one) => outcomeOf(one) === 'true').length
  return (
    <div className={styles.preview}>
      <p className={styles.caption}>
        <b>
          {passing} of {caption.some} {verb}
        </b>{' '}
        · {caption.of}
      </p>
      <ul {...scrollable('Messages that were tried')} className={styles.rows}>
        {tried.toReversed().map((one) => (
          <ConditionRow key={one.id} tried={one} verb={verb} />
        ))}
      </ul>
    </div>
  )
}

const OUTCOMES = {
  true: { Icon: IconCheck, word: 'yes' },
  false: { Icon: IconX, word: 'no' },
  failed: { Icon: IconAlertTriangle, word: 'cannot be told' },
} as const

const outcomeOf = ({ result }: Tried): keyof typeof OUTCOMES => {
  if (!result.ok) return 'failed'
  return result.value === true ? 'true' : 'false'
}

function ConditionRow({ tried, verb }: { readonly tried: Tried; readonly verb: string }) {
  const outcome = outcomeOf(tried)
  const { Icon, word } = OUTCOMES[outcome]
  const { seen, result } = tried
  return (
    <li data-outcome={outcome}>
      <Icon size={13} aria-label={`${verb}: ${word}`} />
      <span title={result.ok ? jsonLine(seen.value, 1_000) : result.problem.sentence}>
        {result.ok ? jsonLine('item' in seen ? seen.item : seen.value, 120) : result.problem.sentence}
      </span>
    </li>
  )
}
