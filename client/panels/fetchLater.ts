/** Parts of an open board that nobody sees at first. */
const PARTS = [
  () => import('../../shared/topology/boardFile/parseBoardFile'),
  () => import('./inspector/ElementInspector'),
  () => import('./problems/ProblemsPanel'),
  () => import('./groups/GroupsPanel'),
  () => import('./ledger/LedgerPanel'),
  () => import('./store/StoresPanel'),
  () => import('./timeline/TimelinePanel'),
] as const

const AFTER_MS = 3000

/**
 * Fetches them one after the other once the board has been on screen for a while: then they are there at once, and also while the server
 * cannot be reached. What fails now is fetched, and told of, when it is needed. Returns the stop.
 */
export function fetchLater(): () => void {
  let stopped = false
  const fetchAll = async () => {
    for (const fetchOne of PARTS) if (!stopped) await fetchOne().catch(() => null)
  }
  const timer = setTimeout(() => void fetchAll(), AFTER_MS)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
