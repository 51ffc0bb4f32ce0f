import { useState } from 'react'
import { LIMITS } from '../../../shared/topology/limits'
import { useBoard, useBoardState } from '../boardContext'
import bar from './Bar.module.css'

/** The board's name, renamed in place. */
export function BoardName() {
  const { session } = useBoard()
  const name = useBoardState((state) => state.topology.name)
  const [draft, setDraft] = useState<string | null>(null)
  const commit = () => {
    const next = draft?.trim() ?? ''
    setDraft(null)
    if (next !== '' && next !== name) session.edit((edit) => edit.setName(next))
  }
  if (draft === null) {
    return (
      <button type="button" className={bar.name} title="Rename the board" onClick={() => setDraft(name)}>
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
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') setDraft(null)
      }}
    />
  )
}

function selectAll(input: HTMLInputElement | null) {
  input?.focus()
  input?.select()
}
