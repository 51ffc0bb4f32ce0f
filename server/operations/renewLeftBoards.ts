import { reportBug } from '../reportBug'
import type { OpenBoards } from './boardPulse'
import type { Parts } from './parts'

const EVERY_MS = 20_000

/** A board that everybody has left lets go of what is not drawn any more. Returns the stop. */
export function renewLeftBoards(boards: Pick<Parts['boards'], 'renew'>, openBoards: () => OpenBoards): () => void {
  let open: readonly string[] = []
  const timer = setInterval(() => {
    const now = openBoards()
    for (const boardId of open) {
      if (!now.has(boardId)) boards.renew(boardId, () => openBoards().has(boardId)).catch(reportBug)
    }
    open = [...now.keys()]
  }, EVERY_MS)
  return () => clearInterval(timer)
}
