import { Button } from '@mantine/core'
import { IconZoomScan } from '@tabler/icons-react'
import type { Store } from '../../../shared/topology/model'
import { useBoard, useTopology } from '../boardContext'
import { changeStore } from './changeElement'
import { CodeScope } from './code/CodeScope'
import { TextField } from './fields'
import styles from './Inspector.module.css'
import { InspectorHead } from './InspectorHead'
import { readName } from './readField'
import { ChoiceSetting } from './settings/ChoiceSetting'
import { ExpressionSetting } from './settings/ExpressionSetting'
import { useStoreSettings } from './settings/useSettings'

const KINDS = {
  state: { label: 'State', sentence: 'Folded from records; it can be thrown away and built again from the log.' },
  table: { label: 'Table', sentence: 'Rows that services and people write; what changes can be captured.' },
} as const

export function StoreInspector({ store }: { readonly store: Store }) {
  const { session, workspace } = useBoard()
  const { kind, key, fold } = useStoreSettings(store)
  return (
    <>
      <InspectorHead kind="Store" title={store.name} />
      <div className={styles.fields}>
        <TextField
          label="Name"
          id={`${store.id} name`}
          value={store.name}
          read={readName}
          commit={(name) => changeStore(session, store.id, { name })}
        />
        <ChoiceSetting label="Kind" choices={KINDS} setting={kind} />
        <CodeScope element={store}>
          <ExpressionSetting
            label="Key of the entry"
            placeholder={kind.value === 'table' ? 'value.id' : 'key'}
            description={kind.value === 'table' ? "Empty: the row's id." : "Empty: the record's key."}
            setting={key}
          />
          {(kind.value === 'state' || fold.isChanged) && (
            <ExpressionSetting
              label="Next value of the entry"
              placeholder="state == null ? 1.0 : state + 1.0"
              description="With state, which is null at first; null removes the entry. Empty: the value received."
              setting={fold}
            />
          )}
        </CodeScope>
        {kind.value === 'table' && <CapturedHere store={store} />}
      </div>
      <Button
        fullWidth
        leftSection={<IconZoomScan size={15} />}
        onClick={() => workspace.setState(({ drawer }) => ({ drawer: { ...drawer, ...stores, storeId: store.id } }))}
      >
        Look into
      </Button>
    </>
  )
}

const stores = { open: true, tab: 'stores' } as const

/** Which kind of change data capture it is that this server has. */
function CapturedHere({ store }: { readonly store: Store }) {
  const { connections } = useTopology()
  const isCaptured = [...connections.values()].some(({ kind, from }) => kind === 'captures' && from === store.id)
  if (!isCaptured) return null
  return (
    <p className={styles.hint}>
      Capture is built in here: it reads the table's own change log, which is written together with each row. Debezium
      reads the write-ahead log of a database instead, so the application is not changed, and takes a snapshot of all
      rows first. The events look alike.
    </p>
  )
}
