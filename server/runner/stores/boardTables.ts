import type { StoreCounters } from '../../../shared/protocol/run'
import type { Tables } from '../../tables/port'
import type { RunBoard } from '../port'
import { type Received, type RunTools, type Signals, sentenceOf } from '../runTools'
import { type DrawnCapture, type DrawnKeeps, drawnTables } from './drawnTables'
import { createRowKeeper, type RowKeeper } from './keepRows'
import { type Relaying, relay } from './relay'
import { createTableStore, type TableStore } from './tableStore'
import { writeAtRate } from './writeAtRate'

/** The tables of one board: written by its services and by people, and captured while somebody runs who does. */
export type BoardTables = {
  follow(board: RunBoard): void
  /** Undefined where the board has no such table. */
  table(storeId: string): TableStore | undefined
  /** A service begins: it writes on its clocks, and captures. */
  begin(runner: TableRunner): void
  /** Its signals have told it to end. Resolves when it does nothing more; others go on with what it captured. */
  end(serviceId: string): Promise<void>
  handle(serviceId: string, record: Received, signals: Signals): Promise<void>
  /** Somebody who runs sends the event that belongs to a write of people's; nobody runs, nobody sends it. */
  written(table: TableStore, change: Parameters<RowKeeper['dualWrite']>[1]): void
  counters(): readonly StoreCounters[]
}
export type TableRunner = { readonly serviceId: string; readonly tools: RunTools; readonly signals: Signals }

export type BoardTablesParts = { readonly boardId: string; readonly tables: Tables; now(): number }

type Running = TableRunner & {
  readonly keeper: RowKeeper
  /** Clocks and relays, by connection. */
  readonly loops: Map<string, Promise<void>>
}

export function createBoardTables({ boardId, tables, now }: BoardTablesParts): BoardTables {
  const running = new Map<string, Running>()
  let stores: ReadonlyMap<string, TableStore> = new Map()
  let topicNames: ReadonlyMap<string, string> = new Map()

  const capture = (storeId: string, connectionId: string): Relaying | undefined => {
    const drawn = stores.get(storeId)?.drawn()
    const found = drawn?.captures.find((one) => one.connectionId === connectionId)
    return drawn && found && { boardId, storeId, name: drawn.name, capture: found }
  }

  /** Who captures is who writes; of a table that no service writes, anybody who runs. */
  function mayCapture(table: TableStore): readonly Running[] {
    const keepers = new Set(table.drawn().keeps.map(({ serviceId }) => serviceId))
    const going = [...running.values()].filter(({ signals }) => !signals.give.aborted)
    return going.filter(({ serviceId }) => keepers.size === 0 || keepers.has(serviceId))
  }

  function arrange(): void {
    for (const table of stores.values()) {
      const { keeps, captures } = table.drawn()
      for (const one of keeps) if (one.when === 'rate') keepClock(table, one)
      for (const one of captures) keepCaptured(table, one)
    }
  }

  function keepClock(table: TableStore, { connectionId, serviceId }: DrawnKeeps): void {
    const service = running.get(serviceId)
    const drawn = () => clockOf(stores.get(table.id.storeId), connectionId)
    if (service) keepLoop(service, connectionId, () => writeAtRate({ table, drawn, ...service }))
  }

  function keepCaptured(table: TableStore, { connectionId }: DrawnCapture): void {
    const [service] = mayCapture(table)
    // Two at once would send everything twice.
    const isCaptured = [...running.values()].some(({ loops }) => loops.has(connectionId))
    if (!service || isCaptured) return
    const current = () => capture(table.id.storeId, connectionId)
    keepLoop(service, connectionId, () => relay({ current, tables, ...service }))
  }

  return {
    follow(board) {
      stores = new Map(
        drawnTables(board).map((drawn) => {
          const known = stores.get(drawn.storeId)
          known?.follow(drawn)
          const id = { boardId, storeId: drawn.storeId }
          return [drawn.storeId, known ?? createTableStore(id, drawn, { tables, now })]
        }),
      )
      topicNames = new Map([...board.topology.topics.values()].map(({ name }) => [board.prefix + name, name]))
      arrange()
    },
    table: (storeId) => stores.get(storeId),
    begin(runner) {
      const { serviceId, tools } = runner
      running.set(serviceId, { ...runner, keeper: createRowKeeper(serviceId, tools), loops: new Map() })
      arrange()
    },
    async end(serviceId) {
      await Promise.all(running.get(serviceId)?.loops.values() ?? [])
      running.delete(serviceId)
      arrange()
    },
    async handle(serviceId, record, signals) {
      const keeper = running.get(serviceId)?.keeper
      if (!keeper) return
      const topicName = topicNames.get(record.topic) ?? record.topic
      for (const table of stores.values())
        for (const keeps of table.drawn().keeps)
          if (keeps.serviceId === serviceId && keeps.when === 'input')
            await keeper.forRecord(table, keeps, { record, topicName, signals })
    },
    written(table, change) {
      const [service] = mayCapture(table)
      void service?.keeper
        .dualWrite(table, change, service.signals)
        .catch((error) => service.tools.mishap(sentenceOf(error)))
    },
    counters: () => [...stores].map(([storeId, table]) => ({ storeId, ...table.view() })),
  }
}

/** Undefined once it is drawn otherwise. */
const clockOf = (table: TableStore | undefined, connectionId: string) =>
  table?.drawn().keeps.find((one) => one.connectionId === connectionId && one.when === 'rate')

function keepLoop({ loops, tools }: Running, connectionId: string, loop: () => Promise<void>): void {
  if (loops.has(connectionId)) return
  const ended = loop()
    .catch((error: unknown) => tools.failed(sentenceOf(error)))
    .finally(() => loops.delete(connectionId))
  loops.set(connectionId, ended)
}
