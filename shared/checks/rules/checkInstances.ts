import { groupBy } from '../../topology/groupBy'
import { streamsOf } from '../../topology/isStream'
import type { Subscribes, Topology } from '../../topology/model'
import type { Rule } from '../boardProblem'

/** A group gives each partition to one member: running copies beyond that have nothing to do. */
export const checkInstances: Rule = function* (board) {
  const streams = groupBy(streamsOf(board), ({ to }) => to)
  for (const { id, name, instances = 1 } of board.services.values()) {
    const read = streams.get(id)
    const most = read && mostPartitions(read, board)
    if (most === undefined || instances <= Math.max(1, most)) continue
    yield {
      code: 'idleInstances',
      severity: 'hint',
      sentence: `"${name}" runs ${instances} times but reads ${most === 1 ? 'one partition' : `${most} partitions`}: the rest idle.`,
      next: `Let it run ${most === 1 ? 'once' : `${most} times`}, or give the topic more partitions.`,
      elementId: id,
      field: 'instances',
    }
  }
}

/** Of the group that has the most of them. */
const mostPartitions = (read: readonly Subscribes[], { topics }: Topology): number =>
  Math.max(
    ...[...groupBy(read, ({ group }) => group).values()].map((together) =>
      together.reduce((sum, { from }) => sum + (topics.get(from)?.partitions ?? 0), 0),
    ),
  )
