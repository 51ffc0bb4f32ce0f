import { useState } from 'react'
import { useStore } from 'zustand'
import { namingField, typingWords } from '../../board/together/typing'
import { FieldHint } from '../../ui/FieldHint'
import { useCanvas } from '../canvasContext'

/** Below a name that is edited where it stands: who else is at it, and what they made of it since. */
export function RenameHint({ id, text }: { readonly id: string; readonly text: string }) {
  const { session, together } = useCanvas()
  const [field] = useState(() => namingField(session.state.getState().topology, id))
  const [begunAt] = useState(text)
  const typing = useStore(together.others, (others) => typingWords(others, field))
  return (
    <div className="sb-rename-hint">
      <FieldHint typing={typing} theirs={text === begunAt ? null : text} />
    </div>
  )
}
