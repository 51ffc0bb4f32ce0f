import { useEffect } from 'react'
import { useBoard, useBoardState } from './boardContext'
import { fetchLater } from './fetchLater'
import { endFollowing } from './follow/followEvent'
import { useEscape } from './follow/useEscape'
import { pendingImport } from './import/pendingImport'
import { useFileDrop } from './import/useFileDrop'

/** What an open board does to the page around it: title, dropped files, Escape from what is followed, and a word before unsaved changes are left. */
export function useBoardPage(): void {
  const { workspace } = useBoard()
  const name = useBoardState((state) => state.topology.name)
  const isThere = useBoardState((state) => state.saving !== 'loading')
  const unsaved = useBoardState((state) => state.unsaved > 0)
  useEffect(() => (isThere ? fetchLater() : undefined), [isThere])
  useEffect(() => {
    document.title = `${name} · Streamboard`
  }, [name])
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
  useEscape(() => endFollowing(workspace))
  useFileDrop((files) => {
    pendingImport.setState({ files })
    workspace.setState({ dialog: { kind: 'import' } })
  })
}
