import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { plural } from '../../ui/figures'
import { useBoard, useTopology } from '../boardContext'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'

/** Several things at once. */
export function SelectionInspector({ ids }: { readonly ids: readonly string[] }) {
  const { session, workspace } = useBoard()
  const { services, topics, stores, connections, notes } = useTopology()
  const counts = [
    { many: services, one: 'service' },
    { many: topics, one: 'topic' },
    { many: stores, one: 'store' },
    { many: connections, one: 'connection' },
    { many: notes, one: 'note' },
  ].map(({ many, one }) => ({ one, count: ids.filter((id) => many.has(id)).length }))
  const remove = () => {
    session.edit((edit) => edit.remove(ids))
    workspace.setState({ selection: new Set() })
  }
  return (
    <>
      <InspectorHead kind="Selection" title={`${ids.length} selected`} />
      <ul className={styles.list}>
        {counts
          .filter(({ count }) => count > 0)
          .map(({ one, count }) => (
            <li key={one}>{plural(count, one)}</li>
          ))}
      </ul>
      <Button color="red" leftSection={<IconTrash size={15} />} onClick={remove}>
        Delete them
      </Button>
    </>
  )
}
