import { useStore } from 'zustand'
import { giveName } from '../../board/commands/naming'
import { useCanvas } from '../canvasContext'

/** A node's name; F2, Enter or a double click make it a field, Enter keeps what was typed and Escape does not. */
export function NodeTitle({ id, name }: { id: string; name: string }) {
  const { workspace } = useCanvas()
  const renaming = useStore(workspace, (state) => state.renaming === id)
  if (renaming) return <TitleField id={id} name={name} />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 and Enter do the same from the keyboard
    <b className="sb-title" title={name} onDoubleClick={() => workspace.setState({ renaming: id })}>
      {name}
    </b>
  )
}

function TitleField({ id, name }: { id: string; name: string }) {
  const canvas = useCanvas()
  const leave = () => canvas.workspace.setState({ renaming: null })
  return (
    <input
      className="sb-title-field nodrag nopan"
      aria-label="Name"
      defaultValue={name}
      maxLength={500}
      spellCheck={false}
      ref={focusAll}
      onBlur={(event) => {
        if (canvas.workspace.getState().renaming !== id) return
        giveName(canvas, id, event.currentTarget.value)
        leave()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave()
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape' || event.key === 'Enter') focusNode(event.currentTarget)
      }}
    />
  )
}

function focusAll(field: HTMLInputElement | null) {
  field?.focus({ preventScroll: true })
  field?.select()
}

/** Back to the node, so that the next key means the node again. */
const focusNode = (field: Element) => field.closest<HTMLElement>('.react-flow__node')?.focus({ preventScroll: true })
