import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { pressedKey } from '../../ui/pressedKey'
import styles from './Store.module.css'

type RowFormProps = {
  readonly label: string
  readonly json: string
  readonly onDone: (json: string) => Promise<void>
  readonly onCancel: () => void
}

/** A whole row as JSON. */
export function RowForm({ label, json, onDone, onCancel }: RowFormProps) {
  const [draft, setDraft] = useState(json)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void onDone(draft)
  }
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (pressedKey(event) === 'Escape') onCancel()
      }}
    >
      <TextInput
        ref={focusOnce}
        aria-label={`${label} as JSON`}
        className={styles.json}
        size="xs"
        spellCheck={false}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" variant="filled">
        Write
      </Button>
      <Button size="xs" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  )
}

/** Whoever asked for the field writes into it next. */
const focusOnce = (input: HTMLInputElement | null) => input?.focus()
