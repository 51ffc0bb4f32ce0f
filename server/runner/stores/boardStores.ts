import type { StoreCounters } from '../../../shared/protocol/run'
import { behaviourOf } from '../../../shared/topology/behaviourOf'
import { orAborted } from '../orAborted'
import type { Keeping, RunBoard } from '../port'
import type { Received, Signals } from '../runTools'
import type { StoreKafka } from './handledStretches'
import { type StateSource, stateSources } from './stateSources'
import { createStateStore, type StateStore } from './stateStore'

/** The stores of one board. */
export type BoardStores = {
  /** The board as it is drawn now. */
  follow(board: RunBoard): void
  /** Undefined where the board has no such state. */
  state(storeId: string): StateStore | undefined
  keeping(serviceId: string): Keeping
  counters(): readonly StoreCounters[]
}
export type BoardStoresParts = { readonly kafka: StoreKafka; now(): number }

type DrawnState = { readonly store: StateStore; readonly sources: readonly StateSource[] }

export function createBoardStores({ kafka, now }: BoardStoresParts): BoardStores {
  const running = new Set<string>()
  let states: ReadonlyMap<string, DrawnState> = new Map()

  function drawnState(board: RunBoard, storeId: string): DrawnState {
    const sources = () => states.get(storeId)?.sources ?? []
    const isRunning = (serviceId: string) => running.has(serviceId)
    const store = states.get(storeId)?.store ?? createStateStore({ sources, kafka, isRunning, now })
    return { store, sources: stateSources(board, storeId) }
  }

  const keptBy = (serviceId: string) =>
    [...states.values()].flatMap(({ store, sources }) => {
      const own = sources.filter((source) => source.serviceId === serviceId)
      return own.length > 0 ? [{ store, sources: own }] : []
    })

  async function fold(serviceId: string, record: Received): Promise<void> {
    for (const { store, sources } of keptBy(serviceId)) {
      const source = sources.find(({ topic }) => topic === record.topic)
      if (source) await store.handle(record, source)
    }
  }

  return {
    follow(board) {
      const drawn = [...board.topology.stores.values()].filter((store) => behaviourOf.store(store).kind === 'state')
      states = new Map(drawn.map(({ id }) => [id, drawnState(board, id)]))
    },
    state: (storeId) => states.get(storeId)?.store,
    keeping: (serviceId) => ({
      async open(signal) {
        for (const { store } of keptBy(serviceId)) await orAborted(store.open(signal), signal)
        running.add(serviceId)
      },
      handle: (record: Received, { give }: Signals) => orAborted(fold(serviceId, record), give),
      crash: () => void running.delete(serviceId),
      close: async () => void running.delete(serviceId),
    }),
    counters: () => [...states].map(([storeId, { store }]) => ({ storeId, ...store.view() })),
  }
}
