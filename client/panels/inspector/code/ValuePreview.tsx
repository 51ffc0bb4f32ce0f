import { scrollable } from '../../../ui/scrollable'
import { fieldChanges } from './fieldChanges'
import styles from './Preview.module.css'
import type { Seen } from './readSamples'
import type { Caption } from './samplesCaption'
import type { Tried } from './tryExpression'

type ValuePreviewProps = { readonly tried: readonly Tried[]; readonly caption: Caption }

const SIGNS = { same: '', added: '+', changed: '~', gone: '−' } as const
const WORDS = { same: 'as before', added: 'added', changed: 'changed', gone: 'gone' } as const

/** The newest message and what is made of it, field by field. */
export function ValuePreview({ tried, caption }: ValuePreviewProps) {
  const newest = tried.at(-1)
  if (!newest) return null
  const failed = tried.filter(({ result }) => !result.ok).length
  const { seen, result } = newest
  return (
    <div className={styles.preview}>
      <p className={styles.caption}>
        {failed > 0 && <b>{`${failed} of ${tried.length} cannot be computed · `}</b>}
        Made of {caption.newest} · {caption.of}
      </p>
      {result.ok ? (
        <ul {...scrollable('Fields of what comes out')} className={styles.fields}>
          {fieldChanges(madeOf(seen), result.value).map(({ kind, name, text }) => (
            <li key={`${kind} ${name}`} data-kind={kind} title={`${name} ${WORDS[kind]}: ${text}`}>
              <i role="img" aria-label={WORDS[kind]}>
                {SIGNS[kind]}
              </i>
              {name !== '' && <b>{name}</b>} {text}
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.failed}>{result.problem.sentence}</p>
      )}
    </div>
  )
}

/** A state goes on from itself; an element stands for the message it is in. */
function madeOf(seen: Seen): unknown {
  if ('state' in seen) return seen.state
  return 'item' in seen ? seen.item : seen.value
}
