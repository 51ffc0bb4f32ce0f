import { useEffect } from 'react'
import { handleKey } from '../board/commands/handleKey'
import { useBoard, useBoardState } from './boardContext'
import { pendingImport } from './import/pendingImport'
import { useFileDrop } from './import/useFileDrop'

/** What an open board does to the page around it: title, keys, dropped files, and a word before unsaved changes are left. */
export function useBoardPage(): void {
  const { session, workspace, notices } = useBoard()
  const name = useBoardState((state) => state.topology.name)
  const unsaved = useBoardState((state) => state.unsaved > 0)
  useEffect(() => {
    document.title = `${name} · Streamboard`
  }, [name])
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
  useEffect(() => {
    const notify = (sentence: string) => notices.setState({ sentence })
    const press = (event: KeyboardEvent) => {
      handleKey(event, { session, workspace, notify })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [session, workspace, notices])
  useFileDrop((file) => {
    pendingImport.file = file
    workspace.setState({ dialog: { kind: 'import' } })
  })
}
