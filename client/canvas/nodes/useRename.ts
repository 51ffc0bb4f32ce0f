import { useStore } from 'zustand'
import { giveName } from '../../board/commands/naming'
import { useCanvas } from '../canvasContext'

/** An element's name, or a note's text, that turns into a field where it stands. */
export function useRename(id: string) {
  const canvas = useCanvas()
  const { workspace } = canvas
  const end = () => workspace.setState({ renaming: null })
  return {
    isRenaming: useStore(workspace, (state) => state.renaming === id),
    begin: () => workspace.setState({ renaming: id }),
    /** Leaves the field and keeps the name as it was. */
    end,
    /** A field that has been left tells nothing: it also loses the focus when Escape takes it away. */
    keep(name: string) {
      if (workspace.getState().renaming !== id) return
      giveName(canvas, id, name)
      end()
    },
  }
}
