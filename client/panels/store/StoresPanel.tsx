import { Select } from '@mantine/core'
import { useState } from 'react'
import { behaviourOf } from '../../../shared/topology/behaviourOf'
import type { Store } from '../../../shared/topology/model'
import { EmptyState } from '../../ui/EmptyState'
import { useBoard, useTopology, useWorkspace } from '../boardContext'
import { DrawerTools } from '../drawer/DrawerTools'
import { BesideState } from './BesideState'
import { StatePanel } from './StatePanel'
import styles from './Store.module.css'
import { TablePanel } from './TablePanel'

/** What is in one of the board's stores. */
export function StoresPanel() {
  const { stores } = useTopology()
  const [besideId, setBesideId] = useState<string | null>(null)
  const chosen = useWorkspace(({ drawer }) => drawer.storeId)
  const store = stores.get(chosen ?? '') ?? [...stores.values()][0]
  if (!store) return <NoStores />
  const Panel = PANELS[behaviourOf.store(store).kind]
  const others = [...stores.values()].filter((other) => other !== store && isState(store) && isState(other))
  const beside = others.find(({ id }) => id === besideId)
  return (
    <>
      <DrawerTools>
        <StoreChoice chosen={store} stores={[...stores.values()]} />
        <BesideChoice chosen={beside} others={others} onChoose={setBesideId} />
      </DrawerTools>
      <div className={styles.beside}>
        <Panel key={store.id} store={store} />
        {beside && <BesideState key={beside.id} store={beside} />}
      </div>
    </>
  )
}

const isState = (store: Store) => behaviourOf.store(store).kind === 'state'

type BesideChoiceProps = {
  readonly chosen: Store | undefined
  readonly others: readonly Store[]
  readonly onChoose: (storeId: string | null) => void
}

/** Two states of one log side by side: they may differ for a moment, each as far behind as it says. */
const BesideChoice = ({ chosen, others, onChoose }: BesideChoiceProps) =>
  others.length > 0 && (
    <Select
      aria-label="Beside it"
      placeholder="beside it…"
      w={160}
      size="xs"
      clearable
      data={others.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen?.id ?? null}
      onChange={onChoose}
    />
  )

const PANELS = { state: StatePanel, table: TablePanel } as const

const NoStores = () => (
  <EmptyState
    title="No store on this board yet"
    sentence="A state is folded from the records that a service handles, and can be thrown away and built again. A table has rows that services and people write, and its changes can be captured into a topic. Draw a store beside a service and connect the two."
  />
)

type StoreChoiceProps = { readonly chosen: Store; readonly stores: readonly Store[] }

function StoreChoice({ chosen, stores }: StoreChoiceProps) {
  const { workspace } = useBoard()
  if (stores.length === 1) return null
  return (
    <Select
      aria-label="Store"
      w={200}
      size="xs"
      allowDeselect={false}
      searchable={stores.length > 8}
      data={stores.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen.id}
      onChange={(storeId) => workspace.setState(({ drawer }) => ({ drawer: { ...drawer, storeId } }))}
    />
  )
}
