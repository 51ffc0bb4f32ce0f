import type { Problem } from '../../shared/problem'
import { KafkaProblem } from '../kafka/port'
import { RunRefused } from './run/runRefused'

/** What a cluster or a run could not do, as data; anything else is a bug and thrown on. */
export function problemsOf(cause: unknown): readonly Problem[] {
  if (cause instanceof RunRefused) return cause.problems
  if (!(cause instanceof KafkaProblem)) throw cause
  const { code, message, next, retriable } = cause
  return [{ code, sentence: message, retriable, ...(next !== undefined && { next }) }]
}
