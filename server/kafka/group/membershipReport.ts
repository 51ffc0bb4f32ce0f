import type { KafkaProblem, MembershipState, TailState } from '../port'
import { toKafkaProblem } from '../toKafkaProblem'
import type { Assignment } from './memberProtocol'

/** Makes one state out of what the group and the reading of several topics report. Tells changes only. */
export type MembershipReport = {
  joining(): void
  assigned(assignment: Assignment): void
  /** A topic's reading. */
  reading(topic: string, state: TailState): void
  groupTrouble(error: unknown): void
  groupFine(): void
  failed(problem: KafkaProblem): void
  stopped(): void
}

const GROUP = 'the group'

export function createMembershipReport(onState: (state: MembershipState) => void): MembershipReport {
  const troubles = new Map<string, { readonly since: number; readonly cause: string }>()
  let assignment: Assignment | null = null
  let told = ''

  function tell(state: MembershipState): void {
    const summary = JSON.stringify({ ...state, assigned: assignment && [...assignment] })
    if (summary === told) return
    told = summary
    onState(state)
  }
  function tellHealth(): void {
    const first = [...troubles.values()].sort((a, b) => a.since - b.since)[0]
    if (first) tell({ kind: 'reconnecting', ...first })
    else if (assignment) tell({ kind: 'running', assigned: assignment })
    else tell({ kind: 'joining' })
  }
  function trouble(source: string, cause: string): void {
    troubles.set(source, { since: troubles.get(source)?.since ?? Date.now(), cause })
    tellHealth()
  }
  function fine(source: string): void {
    if (troubles.delete(source)) tellHealth()
  }

  return {
    joining() {
      assignment = null
      for (const source of troubles.keys()) if (source !== GROUP) troubles.delete(source)
      tellHealth()
    },
    assigned(given) {
      assignment = given
      troubles.clear()
      tellHealth()
    },
    reading(topic, state) {
      if (state.kind === 'live') fine(topic)
      else if (state.kind === 'reconnecting') trouble(topic, state.cause)
      else if (state.kind === 'missing') trouble(topic, `The topic ${topic} is gone.`)
    },
    groupTrouble: (error) => trouble(GROUP, inWords(error)),
    groupFine: () => fine(GROUP),
    failed: ({ message, next }) => tell({ kind: 'failed', cause: message, next: next ?? 'Check the connection.' }),
    stopped: () => tell({ kind: 'stopped' }),
  }
}

function inWords(error: unknown): string {
  const problem = toKafkaProblem(error)
  return problem instanceof Error ? problem.message : String(problem)
}
