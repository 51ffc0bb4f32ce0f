import { lazy, Suspense, useEffect, useRef } from 'react'
import { placeOf } from '../../board/commands/handleKey'
import { Guarded } from '../../ui/Guarded'
import { useBoard } from '../boardContext'
import styles from './History.module.css'

/** Fetched when it is first opened. */
const VersionsPanel = lazy(async () => ({ default: (await import('./VersionsPanel')).VersionsPanel }))

/** How the board was, in the inspector's place. */
export function VersionsAside() {
  const { workspace } = useBoard()
  const close = () => workspace.setState({ versionsOpen: false, comparison: null })
  const aside = useRef<HTMLElement>(null)
  useEffect(() => {
    const panel = aside.current
    const press = (event: KeyboardEvent) => {
      const isTaken = workspace.getState().comparison !== null || placeOf(event.target) === 'field'
      if (event.key !== 'Escape' || isTaken) return
      event.preventDefault()
      workspace.setState({ versionsOpen: false })
    }
    panel?.addEventListener('keydown', press)
    return () => panel?.removeEventListener('keydown', press)
  }, [workspace])
  return (
    <aside ref={aside} className={styles.panel} aria-label="Versions" data-part="inspector">
      <Guarded name="Versions" onClose={close}>
        <Suspense fallback={null}>
          <VersionsPanel onClose={close} />
        </Suspense>
      </Guarded>
    </aside>
  )
}
