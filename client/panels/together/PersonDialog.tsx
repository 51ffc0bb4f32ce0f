import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import { MOST_NAME, type PEOPLE_COLORS } from '../../../shared/protocol/personLimits'
import { harmlessName } from '../../../shared/protocol/personName'
import { Dialog } from '../../ui/Dialog'
import { useBoard } from '../boardContext'
import { Avatar } from './Avatar'
import styles from './Together.module.css'

const COLORS = ['Blue', 'Pink', 'Green', 'Ochre', 'Violet', 'Red', 'Teal', 'Grey'] as const satisfies {
  readonly length: typeof PEOPLE_COLORS
}

/** How this person appears to the others on a board. */
export function PersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { together } = useBoard()
  const profile = useStore(together.profile)
  const [name, setName] = useState(profile.name)
  const [color, setColor] = useState(profile.color)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    together.profile.setState({ name: harmlessName(name), color })
    onClose()
  }
  return (
    <Dialog title="You, as others see you" size={420} onClose={onClose}>
      <form className={styles.form} onSubmit={keep}>
        <TextInput
          label="Name"
          description="Everybody on the board sees it. It is kept in this browser."
          data-autofocus
          autoComplete="nickname"
          maxLength={MOST_NAME}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div role="radiogroup" aria-label="Colour" className={styles.colors}>
          {COLORS.map((label, value) => (
            // biome-ignore lint/a11y/useSemanticElements: a radio button cannot look like an avatar
            <button
              key={label}
              type="button"
              role="radio"
              aria-checked={value === color}
              aria-label={label}
              title={label}
              className={styles.color}
              onClick={() => setColor(value)}
            >
              <Avatar name={harmlessName(name)} color={value} />
            </button>
          ))}
        </div>
        <div className={styles.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" type="submit" disabled={name.trim() === ''}>
            Keep
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
