import { useMemo } from 'react'
import { useStore } from 'zustand'
import { type BoardProblem, check } from '../../../shared/checks/check'
import { useBoard, useBoardState } from '../boardContext'

/** What the checks say about the board as it is drawn now. */
export function useProblems(): readonly BoardProblem[] {
  const topology = useBoardState((state) => state.topology)
  const prefix = useBoardState((state) => state.prefix)
  const brokers = useStore(useBoard().server.kafka, ({ status }) =>
    status?.state === 'ready' ? status.brokers.length : undefined,
  )
  return useMemo(
    () => check(topology, { prefix, ...(brokers !== undefined && { brokers }) }),
    [topology, prefix, brokers],
  )
}
