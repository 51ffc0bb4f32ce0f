import { lazy, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { Logo } from '../../ui/Logo'
import { ThemeMenu } from '../../ui/ThemeMenu'
import { FileProblems } from '../import/FileProblems'
import { useFileDrop } from '../import/useFileDrop'
import type { Server } from '../server'
import { SettingsButton } from '../settings/SettingsButton'
import bar from '../topbar/Bar.module.css'
import { KafkaChip } from '../topbar/KafkaChip'
import { BoardCards } from './BoardCards'
import styles from './Gallery.module.css'
import { StartButtons } from './StartButtons'
import { TemplateCards } from './TemplateCards'
import { useBoardPaste } from './useBoardPaste'
import { type GalleryActions, useGallery } from './useGallery'

const GalleryImport = lazy(async () => ({ default: (await import('./GalleryImport')).GalleryImport }))

/** The first page: what runs at a click, and the boards of this machine. */
export function Gallery({ server }: { readonly server: Server }) {
  const gallery = useGallery(server)
  const dropping = useFileDrop((files) => void gallery.openFiles(files))
  useBoardPaste((text) => void gallery.openText(text))
  useEffect(() => {
    document.title = 'Streamboard'
  }, [])
  return (
    <div className={styles.page}>
      <header className={bar.bar}>
        <Logo />
        <span className={bar.product}>Streamboard</span>
        <span className={bar.grow} />
        <KafkaChip server={server} />
        <ThemeMenu />
        <SettingsButton />
      </header>
      <main className={styles.main}>
        <div className={styles.column}>
          <h1>Draw it. Run it. See every message.</h1>
          <p className={styles.lead}>
            Services, topics and subscriptions on a real Kafka, live on your drawing, and the code to take home.
          </p>
          <StartButtons gallery={gallery} />
          <FileProblems problems={gallery.problems} onClose={gallery.dismiss} />
          <Cards server={server} gallery={gallery} />
        </div>
      </main>
      {gallery.looked && (
        <Suspense fallback={null}>
          <GalleryImport read={gallery.looked} gallery={gallery} />
        </Suspense>
      )}
      {dropping && (
        <div className={styles.drop} role="status">
          Drop it to open it: a board file, AsyncAPI documents or a flowchart
        </div>
      )}
    </div>
  )
}

/** Whoever has boards goes on with them; everybody else begins with a template. */
function Cards({ server, gallery }: { readonly server: Server; readonly gallery: GalleryActions }) {
  const hasBoards = useStore(server.boards, ({ boards }) => boards !== null && boards.length > 0)
  return (
    <>
      {hasBoards && <BoardCards server={server} gallery={gallery} />}
      <TemplateCards gallery={gallery} />
      {!hasBoards && <BoardCards server={server} gallery={gallery} />}
    </>
  )
}
