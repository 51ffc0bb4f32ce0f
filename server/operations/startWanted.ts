import { done, type Outcome } from '../../shared/problem'
import type { Parts } from './parts'
import { runBoard } from './runBoard'

/** Starts those of these services that are still wanted by then: whoever stops one meanwhile has the last word. */
export async function startWanted(
  parts: Parts,
  boardId: string,
  serviceIds: readonly string[],
): Promise<Outcome<null>> {
  const engine = parts.cluster.engine()
  // What is wanted begins by itself when the cluster has been reached.
  if (!engine.ok) return done(null)
  const board = await runBoard(parts, boardId, engine.value)
  if (!board.ok) return board
  const wanted = parts.boards.wanted(boardId)
  await engine.value.runner.start(
    board.value,
    serviceIds.filter((serviceId) => wanted.has(serviceId)),
  )
  return done(null)
}
