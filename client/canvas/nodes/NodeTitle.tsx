import { pressedKey } from '../../ui/pressedKey'
import { RenameHint } from './RenameHint'
import { useRename } from './useRename'

/** A node's name; F2, Enter or a double click make it a field, Enter keeps what was typed and Escape does not. */
export function NodeTitle({ id, name }: { id: string; name: string }) {
  const { isRenaming, begin } = useRename(id)
  if (isRenaming) return <TitleField id={id} name={name} />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 and Enter do the same from the keyboard
    <b className="sb-title" title={name} onDoubleClick={begin}>
      {name}
    </b>
  )
}

function TitleField({ id, name }: { id: string; name: string }) {
  const { end, keep } = useRename(id)
  return (
    <>
      <input
        className="sb-title-field nodrag nopan"
        aria-label="Name"
        defaultValue={name}
        maxLength={500}
        spellCheck={false}
        ref={focusAll}
        onBlur={(event) => keep(event.currentTarget.value)}
        onKeyDown={(event) => {
          const key = pressedKey(event)
          if (key === 'Escape') end()
          if (key === 'Enter') event.currentTarget.blur()
          if (key === 'Escape' || key === 'Enter') focusNode(event.currentTarget)
        }}
      />
      <RenameHint id={id} text={name} />
    </>
  )
}

function focusAll(field: HTMLInputElement | null) {
  field?.focus({ preventScroll: true })
  field?.select()
}

/** Back to the node, so that the next key means the node again. */
const focusNode = (field: Element) => field.closest<HTMLElement>('.react-flow__node')?.focus({ preventScroll: true })
