import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { BoardProblem, check as checkBoard } from '../../../shared/checks/check'
import { useBoard, useBoardState } from '../boardContext'

/** What the checks say about the board as it is drawn now; nothing until they are there. */
export function useProblems(): readonly BoardProblem[] {
  const check = useChecks()
  const topology = useBoardState((state) => state.topology)
  const prefix = useBoardState((state) => state.prefix)
  const brokers = useStore(useBoard().server.kafka, ({ status }) =>
    status?.state === 'ready' ? status.brokers.length : undefined,
  )
  return useMemo(
    () => check?.(topology, { prefix, ...(brokers !== undefined && { brokers }) }) ?? [],
    [check, topology, prefix, brokers],
  )
}

/** The checks understand expressions and schemas, which is too much code to wait for before a board is shown. */
function useChecks(): typeof checkBoard | undefined {
  const [check, setCheck] = useState<typeof checkBoard>()
  useEffect(() => {
    void import('../../../shared/checks/check').then((checks) => setCheck(() => checks.check))
  }, [])
  return check
}
