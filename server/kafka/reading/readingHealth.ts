import { KafkaProblem, type TailState } from '../port'
import { toKafkaProblem } from '../toKafkaProblem'

/** Makes one state out of what the polls of several leaders and the look at the layout report. Tells changes only. */
export type ReadingHealth = {
  /** A poll was answered. */
  fine(source: string): void
  /** Asking again may help. */
  trouble(source: string, error: unknown): void
  /** The layout has changed: troubles of polls that are no more do not count. */
  forgetPolls(): void
  missing(): void
  /** Only a person can help. */
  failed(problem: KafkaProblem): void
}

/** Where the look at the layout reports; every other source is a poll. */
export const LAYOUT = 'layout'

export function createReadingHealth(onState: (state: TailState) => void): ReadingHealth {
  const troubles = new Map<string, { readonly since: number; readonly cause: string }>()
  let told: TailState = { kind: 'starting' }
  onState(told)

  function tell(state: TailState): void {
    if (state.kind === told.kind && causeOf(state) === causeOf(told)) return
    told = state
    onState(state)
  }
  function tellTrouble(): void {
    const first = [...troubles.values()].sort((a, b) => a.since - b.since)[0]
    if (first) tell({ kind: 'reconnecting', ...first })
  }

  return {
    fine(source) {
      troubles.delete(source)
      if (troubles.size > 0) tellTrouble()
      else if (source !== LAYOUT) tell({ kind: 'live' })
    },
    trouble(source, error) {
      troubles.set(source, { since: troubles.get(source)?.since ?? Date.now(), cause: inWords(error) })
      tellTrouble()
    },
    forgetPolls() {
      for (const source of troubles.keys()) if (source !== LAYOUT) troubles.delete(source)
    },
    missing() {
      troubles.clear()
      tell({ kind: 'missing' })
    },
    failed(problem) {
      tell({ kind: 'failed', cause: problem.message, next: problem.next ?? 'Check the connection.' })
    },
  }
}

const causeOf = (state: TailState) => ('cause' in state ? state.cause : '')

function inWords(error: unknown): string {
  const problem = toKafkaProblem(error)
  return problem instanceof Error ? problem.message : String(problem)
}

const FOR_A_PERSON: readonly KafkaProblem['code'][] = ['authentication', 'notAuthorized', 'certificate', 'refused']

/** The problem, when asking again cannot help. */
export function finalProblem(error: unknown, subject: string): KafkaProblem | null {
  const problem = toKafkaProblem(error, subject)
  if (!(problem instanceof KafkaProblem)) return new KafkaProblem('refused', inWords(error), { cause: error })
  return !problem.retriable && FOR_A_PERSON.includes(problem.code) ? problem : null
}
