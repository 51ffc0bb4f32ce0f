import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { isDrawn } from '../../../shared/topology/isDrawn'
import { Guarded } from '../../ui/Guarded'
import { useBoard, useBoardState, useTopology, useWorkspace } from '../boardContext'
import { BoardInspector } from './BoardInspector'
import styles from './Inspector.module.css'

/** Fetched when something is first selected, with the expressions that are tried there. */
const ElementInspector = lazy(async () => ({ default: (await import('./ElementInspector')).ElementInspector }))

const SelectionInspector = lazy(async () => ({ default: (await import('./SelectionInspector')).SelectionInspector }))

/** What is selected, and everything that can be set on it. */
export function Inspector() {
  const { workspace } = useBoard()
  const selection = useWorkspace((state) => state.selection)
  return (
    <aside className={styles.inspector} aria-label="Inspector" data-part="inspector">
      <ActionIcon
        className={styles.close}
        aria-label="Close the inspector"
        onClick={() => workspace.setState({ inspectorOpen: false })}
      >
        <IconX size={17} stroke={1.7} />
      </ActionIcon>
      <Guarded name="Inspector" shown={selection} onClose={() => workspace.setState({ inspectorOpen: false })}>
        <Suspense fallback={null}>
          <Selected />
        </Suspense>
        <p className={styles.larger}>What it is set to is changed on a larger screen.</p>
      </Guarded>
    </aside>
  )
}

function Selected() {
  const topology = useTopology()
  const selection = useWorkspace((state) => state.selection)
  const ids = [...selection].filter((id) => isDrawn(topology, id))
  const isOpening = useBoardState((state) => state.saving === 'loading')
  const [id] = ids
  // Nothing is known of the board yet: not even that it has no services.
  if (isOpening) return null
  if (id === undefined) return <BoardInspector />
  return ids.length > 1 ? <SelectionInspector ids={ids} /> : <ElementInspector key={id} id={id} />
}
