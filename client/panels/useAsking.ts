import { useState } from 'react'
import type { Problem } from '../../shared/problem'
import type { Request, RequestName } from '../../shared/protocol/operations'
import { useBoard } from './boardContext'

/** For buttons: asks the server, and keeps what was in the way until it is dismissed. */
export function useAsking() {
  const { wire } = useBoard().server
  const [asked, setAsked] = useState<RequestName | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  /** Whether it was done. */
  async function ask<N extends RequestName>(name: N, request: Request<N>): Promise<boolean> {
    setAsked(name)
    const outcome = await wire.ask(name, request)
    setAsked(null)
    setProblem(outcome.ok ? null : outcome.problem)
    return outcome.ok
  }
  return { ask, asked, problem, dismiss: () => setProblem(null) }
}
