import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../../shared/problem'
import { LAST_MOMENT } from '../../../shared/protocol/lastMoment'
import type { StoreCounters } from '../../../shared/protocol/run'
import { useBoard } from '../boardContext'
import { type FoldVerdict, foldVerdict } from './foldVerdict'
import { versionOf } from './useContents'
import { useNews } from './useNews'

export type Compared = FoldVerdict & { readonly at: number }

const EVERY_MS = 3000
/** To fold a longer log takes a while, so it is done again only when somebody asks. */
const MOST_UNASKED = 100_000

/** Compares a state with what folding its whole log gives, now and when it has become another one; says what was in the way of the last time. */
export function useFoldVerdict(storeId: string, counters: StoreCounters | undefined) {
  const { server, session } = useBoard()
  const [compared, setCompared] = useState<Compared | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const compare = useCallback(async () => {
    const read = (time: { readonly asOf?: number }) =>
      server.wire.ask('store:read', { boardId: session.boardId, storeId, limit: 1, ...time })
    const state = await read({})
    const verdict = foldVerdict(state, await read({ asOf: LAST_MOMENT }))
    if (verdict.ok) setCompared({ ...verdict.value, at: Date.now() })
    setProblem(verdict.ok ? null : verdict.problem)
  }, [server, session, storeId])
  const compareUnasked = useCallback(() => {
    if (!document.hidden && (compared?.records ?? 0) <= MOST_UNASKED) void compare()
  }, [compare, compared])
  useEffect(() => void compare(), [compare])
  useNews(versionOf(counters), compareUnasked, EVERY_MS)
  return { compared, problem, compare }
}
