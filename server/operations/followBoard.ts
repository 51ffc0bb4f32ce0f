import type { Parts } from './parts'
import { runBoard } from './runBoard'

/** Running services do from now on what is drawn, and write only where the board may. A cluster that was never reached runs none. */
export async function followBoard(parts: Parts, boardId: string): Promise<void> {
  const engine = parts.cluster.engine()
  if (!engine.ok || engine.value.runner.runs(boardId).length === 0) return
  const board = await runBoard(parts, boardId, engine.value)
  if (board.ok) await engine.value.runner.follow(board.value)
}
