import { IconArrowRight } from '@tabler/icons-react'
import { scrollable } from '../../../ui/scrollable'
import { jsonLine } from './jsonLine'
import styles from './Preview.module.css'
import type { Caption } from './samplesCaption'
import type { Tried } from './tryExpression'

type ResultPreviewProps = { readonly tried: readonly Tried[]; readonly caption: Caption }

/** What comes out, for each of the messages; the newest first. */
export const ResultPreview = ({ tried, caption }: ResultPreviewProps) => (
  <div className={styles.preview}>
    <p className={styles.caption}>
      For {caption.some} · {caption.of}
    </p>
    <ul {...scrollable('What comes out')} className={styles.rows}>
      {tried.toReversed().map(({ id, seen, result }) => (
        <li key={id} data-outcome={result.ok ? 'true' : 'failed'}>
          <IconArrowRight size={13} aria-hidden="true" />
          <span title={jsonLine(seen.value, 1_000)}>
            {result.ok ? jsonLine(result.value, 120) : result.problem.sentence}
          </span>
        </li>
      ))}
    </ul>
  </div>
)
