import { keepName } from '../../board/commands/naming'
import { pressedKey } from '../../ui/pressedKey'
import { useCommandContext } from '../useCommandContext'
import styles from './Outline.module.css'

/** A name edited in its line; Enter keeps what was typed and Escape does not. */
export function OutlineNameField({ id, name }: { readonly id: string; readonly name: string }) {
  const context = useCommandContext()
  return (
    <input
      className={styles.field}
      aria-label="Name"
      defaultValue={name}
      maxLength={500}
      spellCheck={false}
      ref={focusAll}
      onBlur={(event) => keepName(context, id, event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        const key = pressedKey(event)
        if (key === 'Escape') context.workspace.setState({ renaming: null })
        if (key === 'Enter') keepName(context, id, event.currentTarget.value)
      }}
    />
  )
}

function focusAll(field: HTMLInputElement | null) {
  field?.focus({ preventScroll: true })
  field?.select()
}
