import { reportBug } from '../reportBug'
import type { Parts } from './parts'

/** Milliseconds; a pause is far longer. */
const EVERY_MS = 15_000

/** Keeps versions of boards on which people have paused, and tells open boards of their new versions. Returns the stop. */
export function followVersions({ boards, tell }: Pick<Parts, 'boards' | 'tell'>): () => void {
  const timer = setInterval(() => {
    boards.versions.keepPaused().catch(reportBug)
  }, EVERY_MS)
  const stopTelling = boards.versions.onChanged((boardId) => tell(boardId, 'versions:changed', { boardId }))
  return () => {
    clearInterval(timer)
    stopTelling()
  }
}
