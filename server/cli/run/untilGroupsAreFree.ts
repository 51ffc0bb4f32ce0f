import { streamsOf } from '../../../shared/topology/isStream'
import type { Kafka } from '../../kafka/port'
import { SESSION_MS } from '../../kafka/port'
import { nap } from '../../runner/waiting/nap'
import type { RunningBoard, RunOrder, Watching } from './port'
import { interrupted, RunRefused } from './runRefused'

const EVERY_MS = 500
/** A member of an earlier run that crashed counts until its session ends. */
const PATIENCE_MS = SESSION_MS + 4_000

/**
 * What somebody else reads in a group of this board, the board does not handle: the ledger would call it missing. So a run begins when its
 * groups have no members. Rejects with RunRefused where they keep some.
 */
export async function untilGroupsAreFree(board: RunningBoard, order: RunOrder, watching: Watching): Promise<void> {
  const { headless, engine, boardId } = board
  const prefix = headless.parts.boards.prefix(boardId)
  const groups = [...new Set(streamsOf(order.topology).map(({ group }) => prefix + group))]
  const begun = Date.now()
  for (let isTold = false; ; isTold = true) {
    const taken = await takenOf(engine.kafka, groups)
    if (taken.length === 0) return
    if (watching.signal.aborted) throw interrupted()
    if (Date.now() - begun > PATIENCE_MS) throw new RunRefused(taken.map(problemOf))
    if (!isTold)
      watching.progress(`Waiting for ${taken.map(({ group }) => group).join(', ')}: somebody else reads there.`)
    await nap(EVERY_MS, watching.signal)
  }
}

type Taken = { readonly group: string; readonly clientIds: readonly string[] }

async function takenOf({ groups }: Pick<Kafka, 'groups'>, names: readonly string[]): Promise<readonly Taken[]> {
  if (names.length === 0) return []
  const described = await groups.describe(names)
  return [...described]
    .filter(([, { members }]) => members.length > 0)
    .map(([group, { members }]) => ({ group, clientIds: members.map(({ clientId }) => clientId) }))
}

const problemOf = ({ group, clientIds }: Taken) => ({
  code: 'groupTaken',
  place: group,
  sentence: `Somebody else reads in the group ${group} (${[...new Set(clientIds)].join(', ')}). What they read would be missing in this run.`,
  next: 'Stop them first: the board in the app, an exported service, or another run.',
})
