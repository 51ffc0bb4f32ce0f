import { useStore } from 'zustand'
import { keepName } from '../../board/commands/naming'
import { namesInOutline } from '../../board/workspace'
import { useCanvas } from '../canvasContext'

/** An element's name, or a note's text, that turns into a field where it stands. */
export function useRename(id: string) {
  const canvas = useCanvas()
  const { workspace } = canvas
  const end = () => workspace.setState({ renaming: null })
  return {
    isRenaming: useStore(workspace, (state) => state.renaming === id && !namesInOutline(state)),
    begin: () => workspace.setState({ renaming: id }),
    /** Leaves the field and keeps the name as it was. */
    end,
    /** A field also loses the focus when Escape takes it away. */
    keep: (name: string) => keepName(canvas, id, name),
  }
}
