import { type KeyboardEvent, useState } from 'react'
import { pressedKey } from '../../ui/pressedKey'
import styles from './Store.module.css'

type FieldCellProps = {
  readonly label: string
  readonly text: string
  readonly onWrite: (typed: string) => void
}

/** A field that is written where it stands: Enter or leaving it writes, Escape leaves it as it was. */
export function FieldCell({ label, text, onWrite }: FieldCellProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const write = () => {
    setDraft(null)
    if (draft !== null && draft !== text) onWrite(draft)
  }
  const press = (event: KeyboardEvent) => {
    const key = pressedKey(event)
    if (key === 'Enter') write()
    if (key === 'Escape') setDraft(null)
    if (key === 'Enter' || key === 'Escape') event.stopPropagation()
  }
  if (draft === null) {
    return (
      <button
        type="button"
        className={styles.field}
        aria-label={`${label}: ${text === '' ? 'nothing' : text}`}
        title={text}
        onClick={() => setDraft(text)}
      >
        {text}
      </button>
    )
  }
  return (
    <input
      ref={select}
      className={styles.input}
      aria-label={label}
      spellCheck={false}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={write}
      onKeyDown={press}
    />
  )
}

/** Typing replaces what was there. */
const select = (input: HTMLInputElement | null) => input?.select()
