import type { BoardState } from '../../board/port'
import { plural } from '../../ui/figures'
import { StatusChip, type Tone } from '../../ui/StatusChip'
import { useBoardState } from '../boardContext'

/** True to the last edit: "saved" is said only when the server has everything on disk. Aloud it is said only when it is not (`describeSaving`). */
export function SavingChip() {
  const saving = useBoardState((state) => state.saving)
  const unsaved = useBoardState((state) => state.unsaved)
  const { tone, text } = savingLabel(saving, unsaved)
  return (
    <StatusChip tone={tone} role="status" aria-live="off">
      {text}
    </StatusChip>
  )
}

function savingLabel(saving: BoardState['saving'], unsaved: number): { readonly tone: Tone; readonly text: string } {
  switch (saving) {
    case 'loading':
      return { tone: 'plain', text: 'Opening…' }
    case 'saved':
      return { tone: 'plain', text: 'Saved' }
    case 'saving':
      return { tone: 'plain', text: 'Saving…' }
    case 'offline':
      return { tone: 'warn', text: unsaved === 0 ? 'Offline' : `Offline · ${plural(unsaved, 'change')} kept here` }
    case 'refused':
      return { tone: 'bad', text: 'Not saved' }
  }
}
