import { lazy, Suspense } from 'react'
import type { Dialog } from '../board/workspace'
import { useBoard, useWorkspace } from './boardContext'

/** Dialogs are fetched when they are first opened. */
const PlanDialog = lazy(async () => ({ default: (await import('./plan/PlanDialog')).PlanDialog }))
const ExportDialog = lazy(async () => ({ default: (await import('./export/ExportDialog')).ExportDialog }))
const ImportDialog = lazy(async () => ({ default: (await import('./import/ImportDialog')).ImportDialog }))
const ProduceDialog = lazy(async () => ({ default: (await import('./produce/ProduceDialog')).ProduceDialog }))
const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts/ShortcutsDialog')).ShortcutsDialog }))
const MoveBookmarkDialog = lazy(async () => ({
  default: (await import('./groups/MoveBookmarkDialog')).MoveBookmarkDialog,
}))
const DeleteTopicDialog = lazy(async () => ({ default: (await import('./plan/DeleteTopicDialog')).DeleteTopicDialog }))
const SettingsDialog = lazy(async () => ({ default: (await import('./settings/SettingsDialog')).SettingsDialog }))
const PersonDialog = lazy(async () => ({ default: (await import('./together/PersonDialog')).PersonDialog }))
const NameVersionDialog = lazy(async () => ({
  default: (await import('./history/NameVersionDialog')).NameVersionDialog,
}))
const RestoreVersionDialog = lazy(async () => ({
  default: (await import('./history/RestoreVersionDialog')).RestoreVersionDialog,
}))
const CompareTextDialog = lazy(async () => ({
  default: (await import('./history/CompareTextDialog')).CompareTextDialog,
}))
const CommandPalette = lazy(async () => ({ default: (await import('./palette/CommandPalette')).CommandPalette }))

export function BoardDialogs() {
  const { workspace } = useBoard()
  const dialog = useWorkspace((state) => state.dialog)
  const close = () => workspace.setState({ dialog: null })
  return (
    <Suspense fallback={null}>{dialog && <OpenDialog key={dialog.kind} dialog={dialog} onClose={close} />}</Suspense>
  )
}

type OpenDialogProps = {
  readonly dialog: Dialog
  readonly onClose: () => void
}

function OpenDialog({ dialog, onClose }: OpenDialogProps) {
  switch (dialog.kind) {
    case 'plan':
      return <PlanDialog serviceIds={dialog.serviceIds} onClose={onClose} />
    case 'export':
      return <ExportDialog {...(dialog.tab && { tab: dialog.tab })} onClose={onClose} />
    case 'import':
      return <ImportDialog onClose={onClose} />
    case 'produce':
      return <ProduceDialog topicId={dialog.topicId} onClose={onClose} />
    case 'settings':
      return <SettingsDialog onClose={onClose} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />
    case 'commands':
      return <CommandPalette onClose={onClose} />
    case 'person':
      return <PersonDialog onClose={onClose} />
    case 'moveBookmark':
      return <MoveBookmarkDialog move={dialog.move} onClose={onClose} />
    case 'deleteTopic':
      return <DeleteTopicDialog topic={dialog.topic} onClose={onClose} />
    case 'nameVersion':
      return <NameVersionDialog version={dialog.version} onClose={onClose} />
    case 'restoreVersion':
      return <RestoreVersionDialog version={dialog.version} onClose={onClose} />
    case 'compareText':
      return <CompareTextDialog onClose={onClose} />
    case 'connect':
    case 'reconnect':
    case 'replace':
    case 'views':
    case 'intoFrame':
      // The canvas shows these itself.
      return null
  }
}
