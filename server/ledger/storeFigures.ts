import type { Expression } from '../../shared/expression/compileExpression'
import type { StoreContents } from '../../shared/protocol/runRequests'
import { inTurns } from '../turns'
import { createPatience, GIVEN_UP } from './patience'
import type { LedgerBoard, LedgerSources } from './port'

/** What the stores of a board say of themselves. Undefined: it cannot be known now. */
export type StoreFigures = {
  rows(storeId: string): Promise<number | undefined>
  /** Sum over all entries of an expression that sees `key` and `value`; GIVEN_UP where that takes too long. */
  total(storeId: string, expression: Expression): Promise<number | undefined>
  /** Whether it is what folding the log gives. */
  isFoldOfLog(storeId: string): Promise<boolean | undefined>
  /** No change waits to be captured, now and when this was made: whatever was counted in between, its events were there. */
  areCaptured(): boolean
  areRebuilt(): boolean
}

const ALL = Number.MAX_SAFE_INTEGER

export function storeFigures({ runner, stores, now }: LedgerSources, board: LedgerBoard): StoreFigures {
  const counters = () => runner.stores(board.boardId)
  const nothingWaits = () => counters().every(({ waiting = 0 }) => waiting === 0)
  const nothingWaited = nothingWaits()
  /** Nothing is written by looking. */
  const looking = { ...board, mayProduceTo: () => false }

  async function read(storeId: string, asked: { readonly limit: number; readonly asOf?: number }) {
    const contents = await stores?.read(looking, storeId, asked)
    return contents?.ok ? contents.value : undefined
  }

  return {
    rows: async (storeId) => (await read(storeId, { limit: 1 }))?.total,
    total: async (storeId, expression) => {
      const contents = await read(storeId, { limit: ALL })
      return contents && totalOf(contents, expression)
    },
    async isFoldOfLog(storeId) {
      const [kept, folded] = await Promise.all([read(storeId, { limit: 1 }), read(storeId, { limit: 1, asOf: now() })])
      return kept && folded && kept.hash === folded.hash
    },
    areCaptured: () => nothingWaited && nothingWaits(),
    areRebuilt: () => counters().every(({ state }) => state !== 'rebuilding'),
  }
}

/** Entries of which the expression says nothing add nothing. */
async function totalOf({ entries }: StoreContents, expression: Expression): Promise<number> {
  const patience = createPatience()
  let sum = 0
  for await (const entry of inTurns(entries)) {
    if (patience.isOver()) return GIVEN_UP
    sum += patience.timed(() => numberOf(entry, expression))
  }
  return toMillionths(sum)
}

function numberOf({ key, value }: StoreContents['entries'][number], expression: Expression): number {
  const result = expression.evaluate({ key, value: JSON.parse(value) })
  return result.ok && typeof result.value === 'number' ? result.value : 0
}

/** Sums of decimal numbers can be compared then. */
export const toMillionths = (sum: number) => Math.round(sum * 1e6) / 1e6
