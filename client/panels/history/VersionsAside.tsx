import { lazy, Suspense } from 'react'
import { Guarded } from '../../ui/Guarded'
import { useBoard } from '../boardContext'
import styles from './History.module.css'

/** Fetched when it is first opened. */
const VersionsPanel = lazy(async () => ({ default: (await import('./VersionsPanel')).VersionsPanel }))

/** How the board was, in the inspector's place. */
export function VersionsAside() {
  const { workspace } = useBoard()
  const close = () => workspace.setState({ versionsOpen: false, comparison: null })
  return (
    <aside className={styles.panel} aria-label="Versions">
      <Guarded name="Versions" onClose={close}>
        <Suspense fallback={null}>
          <VersionsPanel onClose={close} />
        </Suspense>
      </Guarded>
    </aside>
  )
}
