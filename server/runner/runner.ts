import type { RunBoard, Runner } from './port'
import type { RunKafka } from './runTools'
import { createServiceRun, type ServiceRun } from './serviceRun'
import { serviceWork } from './serviceWork'

export type RunnerOptions = {
  readonly kafka: RunKafka
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** [0, 1) */
  readonly random?: () => number
}

export function createRunner({ kafka, now = Date.now, random = Math.random }: RunnerOptions): Runner {
  const boards = new Map<string, Map<string, ServiceRun>>()
  const listeners = new Set<(boardId: string) => void>()

  function tellAll(boardId: string): void {
    for (const listener of listeners) listener(boardId)
  }

  function runsOf(boardId: string): Map<string, ServiceRun> {
    const runs = boards.get(boardId) ?? new Map<string, ServiceRun>()
    boards.set(boardId, runs)
    return runs
  }

  async function startService(board: RunBoard, serviceId: string): Promise<void> {
    const work = serviceWork(board, serviceId)
    if (!work) return
    const runs = runsOf(board.boardId)
    const onChange = () => tellAll(board.boardId)
    const run = runs.get(serviceId) ?? createServiceRun(work, { kafka, now, random, onChange })
    runs.set(serviceId, run)
    await run.start(work)
  }

  async function followService(board: RunBoard, serviceId: string, run: ServiceRun): Promise<void> {
    const work = serviceWork(board, serviceId)
    if (work) return run.follow(work)
    runsOf(board.boardId).delete(serviceId)
    await run.stop()
  }

  async function stop(boardId: string, serviceIds?: readonly string[]): Promise<void> {
    const runs = boards.get(boardId) ?? new Map<string, ServiceRun>()
    const chosen = serviceIds ?? [...runs.keys()]
    await Promise.all(chosen.map((serviceId) => runs.get(serviceId)?.stop()))
  }

  return {
    async start(board, serviceIds = [...board.topology.services.keys()]) {
      await Promise.all(serviceIds.map((serviceId) => startService(board, serviceId)))
    },
    stop,
    async follow(board) {
      const runs = [...(boards.get(board.boardId) ?? [])]
      await Promise.all(runs.map(([serviceId, run]) => followService(board, serviceId, run)))
    },
    runs: (boardId) => [...(boards.get(boardId)?.values() ?? [])].map((run) => run.view()),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      await Promise.all([...boards.keys()].map((boardId) => stop(boardId)))
      listeners.clear()
    },
  }
}
