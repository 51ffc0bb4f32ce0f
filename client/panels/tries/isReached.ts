import type { ServiceRun } from '../../../shared/protocol/live'
import { isStream } from '../../../shared/topology/isStream'
import type { Topology } from '../../../shared/topology/model'
import type { Goal } from './goalOf'

/** What a page sees of a board at one moment, once the board has been read. */
export type Seen = {
  readonly topology: Topology
  readonly runs: ReadonlyMap<string, ServiceRun>
  readonly planted: ReadonlySet<string>
  readonly isFollowing: boolean
  /** The id of the topic of which a record is open. */
  readonly openTopic: string | null
  /** Whether a topic that was not on the cluster when somebody looked is there. */
  readonly isApplied: boolean
}

/** Whether something has led from the one moment to the next that a hint asks for: what was so before nobody has done now. */
export function isReached(goal: Goal, before: Seen, now: Seen): boolean {
  switch (goal.kind) {
    case 'stop':
      return goal.services.every((id) => isIn(now, id, 'stopped')) && goal.services.some((id) => cameTo(id, 'stopped'))
    case 'stopAny':
      return [...now.runs.keys()].some((id) => cameTo(id, 'stopped'))
    case 'crash':
      return goal.services.some((id) => crashed(now, id) > crashed(before, id))
    case 'scale':
      return (
        now.topology.services.get(goal.service)?.instances !== before.topology.services.get(goal.service)?.instances
      )
    case 'read':
      return readers(now, goal.topic) > readers(before, goal.topic)
    case 'open':
      return now.openTopic !== null && (goal.topic ?? now.openTopic) === now.openTopic
    case 'draw':
      return now.topology.connections.size > before.topology.connections.size
    case 'apply':
      return now.isApplied
    case 'plant':
      return now.planted.size > before.planted.size
    case 'follow':
      return now.isFollowing
  }
  function cameTo(id: string, state: ServiceRun['state']) {
    return isIn(now, id, state) && before.runs.has(id) && !isIn(before, id, state)
  }
}

const isIn = ({ runs }: Seen, id: string, state: ServiceRun['state']) => runs.get(id)?.state === state

/** One instance alone counts as well. */
function crashed({ runs }: Seen, id: string): number {
  const { state, instances = [] } = runs.get(id) ?? { state: 'idle' }
  return [state, ...instances.map((one) => one.state)].filter((one) => one === 'crashed').length
}

const readers = ({ topology }: Seen, topicId: string) =>
  [...topology.connections.values()].filter((one) => one.from === topicId && isStream(one)).length
