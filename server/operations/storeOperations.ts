import { done, type Outcome, refused } from '../../shared/problem'
import { behaviourOf } from '../../shared/topology/behaviourOf'
import type { Store } from '../../shared/topology/model'
import type { RunBoard } from '../runner/port'
import type { Stores } from '../runner/stores/port'
import { readyBoard } from './clusterOperations'
import type { Operations } from './operation'
import type { Parts } from './parts'
import { previewOf } from './previewOf'
import { runBoard } from './runBoard'

export const storeOperations: Operations<'store:read' | 'store:wipe' | 'store:rebuild' | 'row:put' | 'row:delete'> = {
  'store:read': (parts, asked, { gone }) =>
    onStore(parts, asked, async (stores, { board, store }) => {
      const read = await stores.read(board, store.id, { ...asked, gone })
      return read.ok ? done(previewOf(read.value, behaviourOf.store(store).kind)) : read
    }),
  'store:wipe': (parts, asked) =>
    onStore(parts, asked, async (stores, { board, store }) => {
      const wiped = await stores.wipe(board, store.id)
      if (wiped.ok) tell(parts, asked, { kind: 'storeWiped', sentence: `${store.name} was wiped.` })
      return wiped
    }),
  'store:rebuild': (parts, asked) =>
    onStore(parts, asked, async (stores, { board, store }) => {
      const rebuilt = await stores.rebuild(board, store.id)
      if (rebuilt.ok) tell(parts, asked, { kind: 'storeRebuilt', sentence: `${store.name} was rebuilt from the log.` })
      return rebuilt
    }),
  'row:put': (parts, asked) =>
    onStore(parts, asked, (stores, { board, store }) => stores.putRow(board, store.id, asked.row)),
  'row:delete': (parts, asked) =>
    onStore(parts, asked, (stores, { board, store }) => stores.deleteRow(board, store.id, asked.id)),
}

type Asked = { readonly boardId: string; readonly storeId: string }
type Found = { readonly board: RunBoard; readonly store: Store }

async function onStore<T>(
  parts: Parts,
  { boardId, storeId }: Asked,
  work: (stores: Stores, found: Found) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const ready = readyBoard(parts, boardId)
  if (!ready.ok) return ready
  const board = await runBoard(parts, boardId, ready.value.engine)
  if (!board.ok) return board
  const store = board.value.topology.stores.get(storeId)
  return store ? work(ready.value.engine.stores, { board: board.value, store }) : refused(GONE)
}

const tell = (
  { timelines }: Parts,
  { boardId, storeId }: Asked,
  happened: { readonly kind: 'storeWiped' | 'storeRebuilt'; readonly sentence: string },
) => timelines.happened(boardId, { ...happened, elementId: storeId })

const GONE = { code: 'unknownElement', sentence: 'That store is no longer on the board.' }
