import { useCallback, useEffect, useState } from 'react'
import type { StoreCounters } from '../../../shared/protocol/run'
import { useBoard } from '../boardContext'
import { foldVerdict } from './foldVerdict'
import type { Verdict } from './StoreHead'
import { versionOf } from './useContents'
import { useNews } from './useNews'

export type Compared = Verdict & { readonly at: number /** In the log. */; readonly records: number }

const EVERY_MS = 3000
/** To fold a longer log takes a while, so it is done again only when somebody asks. */
const MOST_UNASKED = 100_000
const WHOLE_LOG = Number.MAX_SAFE_INTEGER

/** Compares a state with what folding its whole log gives, now and when it has become another one. */
export function useFoldVerdict(storeId: string, counters: StoreCounters | undefined) {
  const { server, session } = useBoard()
  const [compared, setCompared] = useState<Compared | null>(null)
  const compare = useCallback(async () => {
    const read = (time: { readonly asOf?: number }) =>
      server.wire.ask('store:read', { boardId: session.boardId, storeId, limit: 1, ...time })
    const state = await read({})
    const log = await read({ asOf: WHOLE_LOG })
    if (state.ok && log.ok)
      setCompared({ ...foldVerdict(state.value, log.value), at: Date.now(), records: log.value.folded })
  }, [server, session, storeId])
  const compareUnasked = useCallback(() => {
    if (!document.hidden && (compared?.records ?? 0) <= MOST_UNASKED) void compare()
  }, [compare, compared])
  useEffect(() => void compare(), [compare])
  useNews(versionOf(counters), compareUnasked, EVERY_MS)
  return { compared, compare }
}
