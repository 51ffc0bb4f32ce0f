import type { RunState } from '../../shared/protocol/run'
import { behaviourOf } from '../../shared/topology/behaviourOf'
import type { Topology } from '../../shared/topology/model'
import { reportBug } from '../reportBug'
import type { OpenBoards } from './boardPulse'
import type { Engine, Parts } from './parts'
import { startWanted } from './startWanted'

/** How long services run on when the last one who looked at their board has gone. */
const UNSEEN_MS = 30_000
const EVERY_MS = 500

type Times = { readonly unseenMs?: number; readonly everyMs?: number }

/**
 * What is wanted runs while somebody looks at its board, and always where it is pinned: after the server was restarted, and after the
 * cluster came up, too. Nobody looks: it pauses. What failed or crashed is left to itself and to people.
 */
export function keepRunning(
  parts: Parts,
  openBoards: () => OpenBoards,
  { unseenMs = UNSEEN_MS, everyMs = EVERY_MS }: Times = {},
): { stop(): void } {
  const seenAt = new Map<string, number>()
  const busy = new Set<string>()

  function beat(): void {
    const engine = parts.cluster.engine()
    if (!engine.ok || parts.cluster.status().state !== 'ready') return
    const open = openBoards()
    for (const boardId of parts.boards.boardsWanted()) {
      if (open.has(boardId) || !seenAt.has(boardId)) seenAt.set(boardId, Date.now())
      const isUnseen = Date.now() - (seenAt.get(boardId) ?? 0) >= unseenMs
      if (busy.has(boardId)) continue
      // What the cluster refuses now is tried again at the next beat.
      keep({ boardId, engine: engine.value, isSeen: open.has(boardId), isUnseen }).catch(reportBug)
    }
  }

  async function keep(board: Looked): Promise<void> {
    const { boardId, engine, isSeen, isUnseen } = board
    const topology = parts.boards.topology(boardId)
    if (!topology.ok) return
    busy.add(boardId)
    try {
      const wanted = [...parts.boards.wanted(boardId)].filter((id) => topology.value.services.has(id))
      const mayRun = isSeen ? wanted : wanted.filter((id) => isPinned(topology.value, id))
      const resting = mayRun.filter((id) => RESTING.includes(stateOf(engine, boardId, id)))
      if (resting.length > 0) await startWanted(parts, boardId, resting)
      const tooMany = wanted.filter((id) => !mayRun.includes(id) && stateOf(engine, boardId, id) === 'running')
      if (isUnseen && tooMany.length > 0) await engine.runner.pause(boardId, tooMany)
    } finally {
      busy.delete(boardId)
    }
  }

  const timer = setInterval(beat, everyMs)
  return { stop: () => clearInterval(timer) }
}

type Looked = {
  readonly boardId: string
  readonly engine: Engine
  readonly isSeen: boolean
  readonly isUnseen: boolean
}

const RESTING: readonly RunState[] = ['idle', 'stopped', 'paused']

const stateOf = ({ runner }: Engine, boardId: string, serviceId: string): RunState =>
  runner.runs(boardId).find((run) => run.serviceId === serviceId)?.state ?? 'idle'

function isPinned(topology: Topology, serviceId: string): boolean {
  const service = topology.services.get(serviceId)
  return service !== undefined && behaviourOf.service(service).pinned
}
