import { writing } from './ownership'
import type { Parts } from './parts'

/** Running services do from now on what is drawn, and write only where the board may. A cluster that was never reached runs none. */
export async function followBoard(parts: Parts, boardId: string): Promise<void> {
  const engine = parts.cluster.engine()
  if (!engine.ok || engine.value.runner.runs(boardId).length === 0) return
  const mayProduceTo = await writing(parts, boardId, engine.value.kafka)
  const topology = parts.boards.topology(boardId)
  if (!topology.ok) return
  await engine.value.runner.follow({
    boardId,
    topology: topology.value,
    prefix: parts.boards.prefix(boardId),
    mayProduceTo,
  })
}
