import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Problem } from '../../../shared/problem'
import { useBoard } from '../boardContext'
import { PAGE, type ReadVersions, readVersions } from './readVersions'

/** The board's versions, newest first and kept up to date; more of them on request. */
export function useVersions() {
  const { server, session } = useBoard()
  const { wire } = server
  const online = useStore(wire.online, (state) => state.online)
  const [read, setRead] = useState<ReadVersions | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [most, setMost] = useState(PAGE)
  const [round, setRound] = useState(0)
  const { boardId } = session
  useEffect(
    () => wire.on('versions:changed', (event) => event.boardId === boardId && setRound((last) => last + 1)),
    [wire, boardId],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round and a new connection ask at once
  useEffect(() => {
    let over = false
    void readVersions(wire.ask, boardId, most).then((outcome) => {
      if (over) return
      if (outcome.ok) setRead(outcome.value)
      setProblem(outcome.ok ? null : outcome.problem)
    })
    return () => {
      over = true
    }
  }, [wire, boardId, most, round, online])
  return { read, problem, showMore: () => setMost((before) => before + PAGE) }
}
