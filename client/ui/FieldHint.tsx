import styles from './FieldHint.module.css'

type FieldHintProps = {
  /** Who else writes there, in a sentence. */
  readonly typing: string | null
  /** What the field says on the board since this person began to write. */
  readonly theirs: string | null
}

/** Under a field in which two people write. It takes nothing away: who leaves the field last is right. */
export function FieldHint({ typing, theirs }: FieldHintProps) {
  if (typing === null && theirs === null) return null
  return (
    <p className={styles.hint} role="status">
      {typing}
      {theirs !== null && <> Meanwhile it became “{shortened(theirs)}”. Yours replaces it; Escape keeps theirs.</>}
    </p>
  )
}

const MOST = 60
const shortened = (text: string) => (text.length > MOST ? `${text.slice(0, MOST)}…` : text)
