import { Tabs } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { EXPORT_TABS, type ExportTab } from '../../board/workspace'
import { Dialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { useTopology } from '../boardContext'
import { BoardFileExport } from './BoardFileExport'
import styles from './Export.module.css'

/** Each is fetched when it is first looked at. */
const EXPORTS = {
  project: lazy(async () => ({ default: (await import('./project/ProjectExport')).ProjectExport })),
  picture: lazy(async () => ({ default: (await import('./PictureExport')).PictureExport })),
  link: lazy(async () => ({ default: (await import('./LinkExport')).LinkExport })),
  asyncApi: lazy(async () => ({ default: (await import('./AsyncApiExport')).AsyncApiExport })),
  mermaid: lazy(async () => ({ default: (await import('./MermaidExport')).MermaidExport })),
  board: BoardFileExport,
} as const

const LABELS: Readonly<Record<ExportTab, string>> = {
  project: 'Service projects',
  picture: 'Picture',
  link: 'Link',
  asyncApi: 'AsyncAPI',
  mermaid: 'Mermaid',
  board: 'Board file',
}

type ExportDialogProps = { readonly tab?: ExportTab; readonly onClose: () => void }

/** The drawing to take home: as services that run, as a picture, as a link, or as text. */
export function ExportDialog({ tab = 'project', onClose }: ExportDialogProps) {
  const topology = useTopology()
  return (
    <Dialog title={`Export ${topology.name}`} size={880} onClose={onClose}>
      <Tabs defaultValue={tab} keepMounted={false}>
        <Tabs.List>
          {EXPORT_TABS.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {LABELS[value]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {EXPORT_TABS.map((value) => {
          const Export = EXPORTS[value]
          return (
            <Tabs.Panel key={value} value={value} className={styles.panel}>
              <Suspense fallback={<EmptyState title="Fetching this part of the app…" />}>
                <Export topology={topology} />
              </Suspense>
            </Tabs.Panel>
          )
        })}
      </Tabs>
    </Dialog>
  )
}
