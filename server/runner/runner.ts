import { loadFakeData } from '../../shared/generation/fakeData'
import type { Happening } from '../../shared/protocol/run'
import { listeners } from '../listeners'
import { type BoardRun, createBoardRun } from './boardRun'
import { createCallClient } from './calls/callClient'
import type { Keepers, Runner } from './port'
import type { RunKafka } from './runTools'

// Whoever runs services has the words that their templates may ask for.
await loadFakeData()

export type RunnerOptions = {
  readonly kafka: RunKafka
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** [0, 1) */
  readonly random?: () => number
  /** Without it no service keeps anything. */
  readonly keepers?: Keepers
}

export function createRunner(options: RunnerOptions): Runner {
  const { kafka, now = Date.now, random = Math.random, keepers } = options
  const boards = new Map<string, BoardRun>()
  const changed = listeners<[boardId: string]>()
  const happened = listeners<[boardId: string, happening: Omit<Happening, 'id'>]>()
  const client = createCallClient()

  function boardOf(boardId: string): BoardRun {
    const known = boards.get(boardId)
    if (known) return known
    const board = createBoardRun({
      kafka,
      now,
      random,
      keepingOf: (serviceId, tools) => keepers?.keeping(boardId, serviceId, tools),
      client,
      changed: () => changed.tell(boardId),
      happen: (happening) => happened.tell(boardId, { ...happening, at: now() }),
    })
    boards.set(boardId, board)
    return board
  }

  return {
    async start(board, serviceIds = [...board.topology.services.keys()]) {
      keepers?.follow(board)
      await boardOf(board.boardId).start(board, serviceIds)
    },
    stop: async (boardId, serviceIds) => boards.get(boardId)?.stop(serviceIds, 'stopped'),
    pause: async (boardId, serviceIds) => boards.get(boardId)?.stop(serviceIds, 'paused'),
    crash: async (boardId, serviceId, instance) => boards.get(boardId)?.crash(serviceId, instance),
    burst: (board, connectionId, count) => boardOf(board.boardId).burst(board, connectionId, count),
    async follow(board) {
      keepers?.follow(board)
      await boards.get(board.boardId)?.follow(board)
    },
    runs: (boardId) => boards.get(boardId)?.runs() ?? [],
    calls: (boardId) => boards.get(boardId)?.calls() ?? [],
    stores: (boardId) => keepers?.counters(boardId) ?? [],
    journal: (boardId) => boardOf(boardId).journal,
    async forget(boardId) {
      const board = boards.get(boardId)
      boards.delete(boardId)
      keepers?.forget(boardId)
      await board?.close()
    },
    onChange: changed.add,
    onHappening: happened.add,
    async close() {
      await Promise.all([...boards.values()].map((board) => board.close()))
      client.close()
      changed.clear()
      happened.clear()
    },
  }
}
