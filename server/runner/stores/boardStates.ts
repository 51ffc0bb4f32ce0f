import type { StoreCounters } from '../../../shared/protocol/run'
import { behaviourOf } from '../../../shared/topology/behaviourOf'
import type { Thinking } from '../handling/inBoundedTime'
import type { RunBoard } from '../port'
import type { Received } from '../runTools'
import type { StoreKafka } from './handledStretches'
import { type StateSource, stateSources } from './stateSources'
import { createStateStore, type StateStore } from './stateStore'

/** The states of one board. */
export type BoardStates = {
  /** As they are drawn now. */
  follow(board: RunBoard): void
  /** Undefined where the board has no such state. */
  state(storeId: string): StateStore | undefined
  /** Resolves when everything that the service keeps is folded up to its bookmarks. */
  begin(serviceId: string, signal: AbortSignal): Promise<void>
  end(serviceId: string): void
  handle(serviceId: string, input: StateInput): Promise<void>
  /** Characters of all entries. */
  held(): number
  counters(): readonly StoreCounters[]
}
export type BoardStatesParts = {
  readonly kafka: StoreKafka
  /** Characters that all states of the server hold. */
  held(): number
  /** For what nobody's records ask for. */
  tools(): Thinking
}

export type StateInput = { readonly record: Received; readonly signal: AbortSignal; readonly tools: Thinking }

type DrawnState = { readonly store: StateStore; readonly sources: readonly StateSource[] }

export function createBoardStates({ kafka, held, tools }: BoardStatesParts): BoardStates {
  const running = new Set<string>()
  let states: ReadonlyMap<string, DrawnState> = new Map()

  function storeOf(storeId: string): StateStore {
    const sources = () => states.get(storeId)?.sources ?? []
    const isRunning = (serviceId: string) => running.has(serviceId)
    return states.get(storeId)?.store ?? createStateStore({ sources, kafka, isRunning, held, tools })
  }

  const keptBy = (serviceId: string) =>
    [...states.values()].flatMap(({ store, sources }) => {
      const own = sources.filter((source) => source.serviceId === serviceId)
      return own.length > 0 ? [{ store, sources: own }] : []
    })

  return {
    follow(board) {
      const drawn = [...board.topology.stores.values()].filter((store) => behaviourOf.store(store).kind === 'state')
      const sourcesOf = stateSources(board)
      states = new Map(drawn.map(({ id }) => [id, { store: storeOf(id), sources: sourcesOf(id) }]))
    },
    state: (storeId) => states.get(storeId)?.store,
    async begin(serviceId, signal) {
      for (const { store } of keptBy(serviceId)) await store.open(signal)
      running.add(serviceId)
    },
    end: (serviceId) => void running.delete(serviceId),
    async handle(serviceId, input) {
      for (const { store, sources } of keptBy(serviceId)) {
        const source = sources.find(({ topic }) => topic === input.record.topic)
        if (source) await store.handle({ ...input, source })
      }
    },
    held: () => [...states.values()].reduce((sum, { store }) => sum + store.held(), 0),
    counters: () =>
      [...states].flatMap(([storeId, { store }]) => {
        const view = store.view()
        return view ? [{ storeId, ...view }] : []
      }),
  }
}
