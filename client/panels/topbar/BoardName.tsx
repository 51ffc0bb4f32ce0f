import { LIMITS } from '../../../shared/topology/limits'
import { pressedKey } from '../../ui/pressedKey'
import { useBoard, useBoardState, useWorkspace } from '../boardContext'
import bar from './Bar.module.css'

/** The board's name, renamed in place. */
export function BoardName() {
  const { session, workspace } = useBoard()
  const name = useBoardState((state) => state.topology.name)
  const editing = useWorkspace((state) => state.renamingBoard)
  const setEditing = (renamingBoard: boolean) => workspace.setState({ renamingBoard })
  /** A field in which nothing was typed says what the board says, also when somebody else changes that. */
  const keep = (text: string) => {
    const next = text.trim()
    setEditing(false)
    if (next !== '' && next !== name) session.edit((edit) => edit.setName(next))
  }
  if (!editing) {
    return (
      <button type="button" className={bar.name} title="Rename the board (Shift+F2)" onClick={() => setEditing(true)}>
        {name}
      </button>
    )
  }
  return (
    <input
      className={bar.name}
      aria-label="Name of the board"
      ref={selectAll}
      maxLength={LIMITS.nameLength}
      defaultValue={name}
      onBlur={(event) => keep(event.currentTarget.value)}
      onKeyDown={(event) => {
        const key = pressedKey(event)
        if (key === 'Enter') keep(event.currentTarget.value)
        if (key === 'Escape') setEditing(false)
      }}
    />
  )
}

function selectAll(input: HTMLInputElement | null) {
  input?.focus()
  input?.select()
}
