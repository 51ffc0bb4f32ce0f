import { Select } from '@mantine/core'
import { behaviourOf } from '../../../shared/topology/behaviourOf'
import type { Store } from '../../../shared/topology/model'
import { EmptyState } from '../../ui/EmptyState'
import { useBoard, useTopology, useWorkspace } from '../boardContext'
import { DrawerTools } from '../drawer/DrawerTools'
import { StatePanel } from './StatePanel'
import { TablePanel } from './TablePanel'

/** What is in one of the board's stores. */
export function StoresPanel() {
  const { stores } = useTopology()
  const chosen = useWorkspace(({ drawer }) => drawer.storeId)
  const store = stores.get(chosen ?? '') ?? [...stores.values()][0]
  if (!store) return <NoStores />
  const Panel = PANELS[behaviourOf.store(store).kind]
  return (
    <>
      <DrawerTools>
        <StoreChoice chosen={store} stores={[...stores.values()]} />
      </DrawerTools>
      <Panel key={store.id} store={store} />
    </>
  )
}

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
