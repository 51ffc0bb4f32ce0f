import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { LIMITS } from '../../../shared/topology/limits'
import { pressedKey } from '../../ui/pressedKey'
import type { NoteFlowNode } from '../flowElements'
import { NoteGrip } from './NoteGrip'
import { NoteText } from './NoteText'
import { RenameHint } from './RenameHint'
import { useRename } from './useRename'

export const NoteNode = memo(({ data: { element }, selected }: NodeProps<NoteFlowNode>) => {
  const { id, text } = element
  const { isRenaming, begin } = useRename(id)
  if (isRenaming) return <NoteField id={id} text={text} />
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: F2 and Enter do the same from the keyboard */}
      <div className="sb-note nowheel" dir="auto" onDoubleClick={begin}>
        {text ? <NoteText text={text} /> : <span className="sb-placeholder">Double-click to write</span>}
      </div>
      {selected && <NoteGrip id={id} />}
    </>
  )
})

function NoteField({ id, text }: { id: string; text: string }) {
  const { end, keep } = useRename(id)
  return (
    <>
      <textarea
        className="sb-note sb-note-field nodrag nopan nowheel"
        aria-label="Note"
        defaultValue={text}
        maxLength={LIMITS.textLength}
        ref={(field) => field?.focus({ preventScroll: true })}
        onBlur={(event) => keep(event.currentTarget.value)}
        onKeyDown={(event) => {
          const key = pressedKey(event)
          if (key === 'Escape') end()
          if (key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.blur()
        }}
      />
      <RenameHint id={id} text={text} />
    </>
  )
}
