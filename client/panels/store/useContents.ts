import { useBoard, useCounters } from '../boardContext'
import { useAnswer } from '../useAnswer'
import { useNews } from './useNews'

export const AT_ONCE = 1000
const EVERY_MS = 1000

/** What is in a store now, read again when it is something else. */
export function useContents(storeId: string) {
  const { session } = useBoard()
  const counters = useCounters(({ stores }) => stores.get(storeId))
  const answered = useAnswer('store:read', { boardId: session.boardId, storeId, limit: AT_ONCE })
  useNews(versionOf(counters), answered.again, EVERY_MS)
  return { ...answered, counters }
}

type Version = { readonly hash: string; readonly state: string } | undefined

/** Another one whenever the contents are others. */
export const versionOf = (counters: Version): string => (counters ? `${counters.hash} ${counters.state}` : '')
