import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Store } from '../../../shared/topology/model'
import { EmptyState } from '../../ui/EmptyState'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard, useTopology } from '../boardContext'
import { DrawerTools } from '../drawer/DrawerTools'
import { useAsking } from '../useAsking'
import { captureVerdict } from './captureVerdict'
import { RowForm } from './RowForm'
import { RowTable } from './RowTable'
import styles from './Store.module.css'
import { StoreHead } from './StoreHead'
import { useContents } from './useContents'

const NEW_ROW = '{"id": ""}'

/** The rows of a table, which people may write, too. */
export function TablePanel({ store }: { readonly store: Store }) {
  const { session } = useBoard()
  const topology = useTopology()
  const { answer: contents, problem, again, counters } = useContents(store.id)
  const asking = useAsking()
  const [isAdding, setAdding] = useState(false)
  const here = { boardId: session.boardId, storeId: store.id }
  const put = async (row: string) => {
    const done = await asking.ask('row:put', { ...here, row })
    again()
    return done
  }
  const remove = async (id: string) => {
    await asking.ask('row:delete', { ...here, id })
    again()
  }
  const add = async (row: string) => {
    if (await put(row)) setAdding(false)
  }
  const cancel = () => {
    asking.dismiss()
    setAdding(false)
  }
  return (
    <div className={styles.panel}>
      <DrawerTools>
        <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
          Add a row
        </Button>
      </DrawerTools>
      {problem && <ProblemNote problem={problem} />}
      {asking.problem && <ProblemNote problem={asking.problem} onClose={asking.dismiss} />}
      {contents && (
        <StoreHead verdict={captureVerdict(topology, store.id, counters?.waiting ?? 0)} contents={contents} one="row" />
      )}
      {isAdding && <RowForm label="New row" json={NEW_ROW} onDone={add} onCancel={cancel} />}
      {contents && contents.total > 0 && <RowTable entries={contents.entries} onPut={put} onDelete={remove} />}
      {contents && contents.total === 0 && !isAdding && <NoRows />}
      {!contents && !problem && <EmptyState title="Reading the rows…" />}
    </div>
  )
}

const NoRows = () => (
  <EmptyState
    title="No rows yet"
    sentence="Services that keep this table write them, on a clock or for what they receive. You can add one, too: a JSON object with an id."
  />
)
