import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../shared/problem'
import type { Answers, Request, RequestName } from '../../shared/protocol/operations'
import type { Wire } from '../wire'

/** The last answer stays while a later question fails; `at` is when it came. */
type Answered<T> = { readonly answer: T | null; readonly at: number; readonly problem: Problem | null }

type Question<N extends RequestName> = {
  readonly name: N
  readonly request: Request<N>
  readonly everyMs?: number | undefined
}

/**
 * Asks the server, and again `everyMs` after each answer, as long as somebody sees it: an unmounted component and a hidden page ask nothing.
 * What is asked must not change its meaning during the life of the component.
 */
export function useAnswerFrom<N extends RequestName>(wire: Wire, { name, request, everyMs }: Question<N>) {
  const [answered, setAnswered] = useState<Answered<Answers[N]>>({ answer: null, at: 0, problem: null })
  const [round, setRound] = useState(0)
  const asked = JSON.stringify(request)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks at once
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      if (!document.hidden) {
        const outcome = await wire.ask(name, JSON.parse(asked) as Request<N>)
        if (over) return
        if (outcome.ok) setAnswered({ answer: outcome.value, at: Date.now(), problem: null })
        else setAnswered((before) => ({ ...before, problem: outcome.problem }))
      }
      if (everyMs !== undefined) timer = setTimeout(ask, everyMs)
    }
    void ask()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [wire, name, asked, everyMs, round])
  const again = useCallback(() => setRound((last) => last + 1), [])
  return { ...answered, again }
}
