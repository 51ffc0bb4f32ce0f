import type { Problem } from '../../../shared/problem'
import type { InvariantState } from '../../../shared/protocol/run'
import type { Topology } from '../../../shared/topology/model'
import { nap } from '../../runner/waiting/nap'
import { ledgerBoard } from './ledgerBoard'
import type { Headless } from './openHeadless'
import type { RunningBoard, RunOrder, RunReport, Watching } from './port'
import { prepareTopics } from './prepareTopics'
import { reachCluster } from './reachCluster'
import { interrupted, RunRefused } from './runRefused'
import { stopSources } from './stopSources'
import { untilCaughtUp } from './untilCaughtUp'
import { untilGroupsAreFree } from './untilGroupsAreFree'

/**
 * Runs a board on the cluster: topics, services, faults; then its sources dry up, its groups catch up, everything stops, and what happened is
 * counted again. Leaves topics, records and bookmarks, and no member of a group but those that crashed. Rejects with RunRefused, or with a KafkaProblem.
 */
export async function runForAWhile(headless: Headless, order: RunOrder, watching: Watching): Promise<RunReport> {
  const engine = await reachCluster(headless, watching)
  const created = headless.parts.boards.create(order.topology, { isolated: order.isolated ?? false })
  if (!created.ok) throw new RunRefused([created.problem])
  const boardId = created.value
  const board = { headless, engine, boardId }
  const applied = await prepareTopics(headless, { ...order, boardId })
  watching.progress(`The topics are there; ${applied === 0 ? 'none' : applied} had to be created or changed.`)
  const problems: Problem[] = []
  const forget = headless.onProblem((about, problem) => about === boardId && problems.push(problem))
  try {
    await untilGroupsAreFree(board, order, watching)
    await work(board, order, watching)
    problems.push(...failures(board, order.topology))
  } finally {
    await headless.ask('run:stop', { boardId })
    forget()
  }
  watching.progress('Everything has stopped. Counting again what is in the topics.')
  return { ...(await drawUp(board, order)), problems }
}

async function work(board: RunningBoard, order: RunOrder, watching: Watching): Promise<void> {
  const { progress, signal } = watching
  const { headless, boardId } = board
  await headless.ask('ledger:restart', { boardId })
  await headless.ask('run:start', { boardId })
  progress(`Everything runs, for ${order.forMs / 1_000} s.`)
  for (const fault of order.faults) await headless.ask('fault:plant', { boardId, fault })
  await nap(order.forMs, signal)
  if (signal.aborted) throw interrupted()
  // A fault may have restarted the broker a moment ago.
  await reachCluster(headless, watching)
  await stopSources(board, order.topology)
  progress('Nothing new is made any more. Waiting until everybody has read what is there.')
  await untilCaughtUp(board, order.topology, { progress, signal })
  if (signal.aborted) throw interrupted()
}

async function drawUp(board: RunningBoard, { expectations, topology }: RunOrder) {
  const { ledgers } = board.engine
  const counted = ledgerBoard(board, topology)
  const ledger = await ledgers.drawUp(counted)
  const states = await ledgers.check(
    counted,
    expectations.map(({ expect }, index) => ({ id: String(index), expect })),
  )
  return { ledger, expectations: expectations.map((one, index) => ({ ...one, ...verdictOf(states[index]) })) }
}

const verdictOf = (state: InvariantState | undefined): Pick<InvariantState, 'state' | 'sentence'> => ({
  state: state?.state ?? 'unknown',
  sentence: state?.sentence ?? '',
})

function failures({ engine, boardId }: RunningBoard, { services }: Topology): readonly Problem[] {
  return engine.runner
    .runs(boardId)
    .filter(({ state }) => state === 'failed')
    .map(({ serviceId, lastError }) => ({
      code: 'failed',
      place: services.get(serviceId)?.name ?? serviceId,
      sentence: lastError ?? 'It failed.',
    }))
}
