import { Button } from '@mantine/core'
import { IconFileImport, IconLayoutGrid, IconPencilPlus } from '@tabler/icons-react'
import { navigate } from '../ui/navigation'
import { useBoard, useBoardState } from './boardContext'
import styles from './EmptyBoard.module.css'

/** An empty canvas shows three ways on: draw, template, import. */
export function EmptyBoard() {
  const { workspace } = useBoard()
  const empty = useBoardState(
    ({ topology, saving }) =>
      saving !== 'loading' && topology.services.size + topology.topics.size + topology.notes.size === 0,
  )
  if (!empty) return null
  return (
    <section className={styles.empty} aria-label="This board is empty">
      <h2>Draw what talks to what</h2>
      <p>Double-click the canvas, or drag a service or a topic from the left. Then connect them.</p>
      <div className={styles.ways}>
        <Button
          variant="filled"
          leftSection={<IconPencilPlus size={16} />}
          onClick={() => workspace.setState({ view: { kind: 'add', what: 'any' } })}
        >
          Draw the first thing
        </Button>
        <Button leftSection={<IconLayoutGrid size={16} />} onClick={() => navigate('/')}>
          Start from a template
        </Button>
        <Button
          leftSection={<IconFileImport size={16} />}
          onClick={() => workspace.setState({ dialog: { kind: 'import' } })}
        >
          Import a board file…
        </Button>
      </div>
    </section>
  )
}
