import { LIMITS } from '../../../shared/topology/limits'
import { createSlots } from '../../slots'
import type { Keeping, RunBoard } from '../port'
import { createTokenBucket } from '../producing/tokenBucket'
import type { RunTools } from '../runTools'
import { createStopper } from '../waiting/createStopper'
import { orAborted } from '../waiting/orAborted'
import { type BoardStates, type BoardStatesParts, createBoardStates } from './boardStates'
import { type BoardTables, type BoardTablesParts, createBoardTables } from './boardTables'
import { forgetRemadeTopics } from './forgetRemadeTopics'

/** The stores of one board. */
export type BoardStores = {
  readonly states: BoardStates
  readonly tables: BoardTables
  /** Work that takes long for one look: the others of the board wait. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>
  /** Services keep and capture what is drawn from now on. */
  follow(board: RunBoard): void
  /** Somebody asks about the board as it is drawn; whoever runs goes on with what it was given, and may write where it might. */
  look(board: RunBoard): void
  keeping(serviceId: string, tools: RunTools): Keeping
}
export type BoardStoresParts = Omit<BoardStatesParts, 'tools'> & BoardTablesParts

export function createBoardStores(parts: BoardStoresParts): BoardStores {
  /** The board's share, which it has from its services once one of them was started. */
  let thinking = createTokenBucket(LIMITS.expressionMsPerBoard, parts.now)
  const states = createBoardStates({ ...parts, tools: () => ({ thinking, throttled: () => {} }) })
  const tables = createBoardTables(parts)
  const running = new Set<string>()
  let board: RunBoard | undefined

  function follow(next: RunBoard): void {
    board = next
    states.follow(next)
    tables.follow(next)
  }

  function keeping(serviceId: string, tools: RunTools): Keeping {
    thinking = tools.thinking
    let give = createStopper()
    let cut = createStopper()
    return {
      async open(signal) {
        running.add(serviceId)
        give = createStopper()
        cut = createStopper()
        await orAborted(states.begin(serviceId, signal), signal)
        if (board) await orAborted(forgetRemadeTopics(parts, board, serviceId), signal)
        tables.begin({ serviceId, tools, signals: { give: give.signal, cut: cut.signal } })
      },
      async handle(record, signals) {
        await orAborted(states.handle(serviceId, { record, signal: signals.give, tools }), signals.give)
        await tables.handle(serviceId, record, signals)
      },
      crash() {
        cut.abort()
        give.abort()
        states.end(serviceId)
      },
      async close() {
        give.abort()
        states.end(serviceId)
        await tables.end(serviceId)
        running.delete(serviceId)
      },
    }
  }

  return {
    states,
    tables,
    inTurn: createSlots(1),
    follow,
    look(next) {
      if (running.size === 0) follow({ ...next, mayProduceTo: board?.mayProduceTo ?? next.mayProduceTo })
    },
    keeping,
  }
}
