import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { LIMITS } from '../../../shared/topology/limits'
import { giveName } from '../../board/commands/naming'
import { useCanvas } from '../canvasContext'
import type { NoteFlowNode } from '../flowElements'

export const NoteNode = memo(({ data: { element } }: NodeProps<NoteFlowNode>) => {
  const { workspace } = useCanvas()
  const { id, text } = element
  const writing = useStore(workspace, (state) => state.renaming === id)
  if (writing) return <NoteField id={id} text={text} />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 and Enter do the same from the keyboard
    <div className="sb-note" onDoubleClick={() => workspace.setState({ renaming: id })}>
      {text || <span className="sb-placeholder">Double-click to write</span>}
    </div>
  )
})

function NoteField({ id, text }: { id: string; text: string }) {
  const canvas = useCanvas()
  const leave = () => canvas.workspace.setState({ renaming: null })
  return (
    <textarea
      className="sb-note sb-note-field nodrag nopan nowheel"
      aria-label="Note"
      defaultValue={text}
      maxLength={LIMITS.textLength}
      ref={(field) => field?.focus({ preventScroll: true })}
      onBlur={(event) => {
        if (canvas.workspace.getState().renaming !== id) return
        giveName(canvas, id, event.currentTarget.value)
        leave()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave()
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.blur()
      }}
    />
  )
}
