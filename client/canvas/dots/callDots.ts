import type { CallCounters } from '../../../shared/protocol/run'
import { ANSWERED, type Dot, FAILED } from './dot'
import type { Routed } from './dotRouter'

/** The pretended edge on which the answers to calls come back. */
export const answerOf = (connectionId: string) => `answer ${connectionId}`

/** Dots of calls: a request that goes, and its answer that comes back after it. */
export type CallDots = { readonly requests: Routed; readonly answers: Routed }

type Call = CallCounters['recent'][number]

/** Tells the calls that were made since it was last asked; those from before it was first asked are nobody's news. */
export function createCallDots(): (calls: Iterable<CallCounters>) => CallDots {
  const newest = new Map<string, number>()
  return (calls) => {
    const requests = new Map<string, readonly Dot[]>()
    const answers = new Map<string, readonly Dot[]>()
    for (const { connectionId, recent } of calls) {
      const since = newest.get(connectionId) ?? Number.POSITIVE_INFINITY
      const made = recent.filter(({ at }) => at > since)
      newest.set(connectionId, Math.max(0, ...recent.map(({ at }) => at)))
      const answered = made.filter(({ status }) => status !== NO_ANSWER)
      if (made.length > 0) requests.set(connectionId, made.map(requestDot))
      if (answered.length > 0) answers.set(answerOf(connectionId), answered.map(answerDot))
    }
    return { requests, answers }
  }
}

const NO_ANSWER = 0
const FIRST_ERROR = 400

const dot = (color: Dot['color']): Dot => ({ color, message: null })
const requestDot = ({ status }: Call) => dot(status === NO_ANSWER ? FAILED : null)
const answerDot = ({ status }: Call) => dot(status < FIRST_ERROR ? ANSWERED : FAILED)
