import type { LedgerRow } from '../../../shared/ledger/model'
import type { RunState } from '../../../shared/protocol/run'
import { behaviourOf } from '../../../shared/topology/behaviourOf'
import { streamsOf } from '../../../shared/topology/isStream'
import type { Topology } from '../../../shared/topology/model'
import { nap } from '../../runner/waiting/nap'
import { ledgerBoard } from './ledgerBoard'
import type { RunningBoard, Watching } from './port'

const EVERY_MS = 500
/** Longer than a session lasts and than a group deals its partitions anew. */
const STANDSTILL_MS = 15_000
const PATIENCE_MS = 120_000

/**
 * Resolves when every group has passed everything and nothing moves any more, or when waiting longer would not help: a group of which nobody
 * runs any more is not waited for, nor one that does not get on. Rejects with a KafkaProblem.
 */
export async function untilCaughtUp(board: RunningBoard, topology: Topology, watching: Watching): Promise<void> {
  const standstillMs = STANDSTILL_MS + longestWorkMs(topology)
  const begun = Date.now()
  let seen = ''
  let seenAt = begun
  while (!watching.signal.aborted) {
    const { figures, behind, isDone } = await look(board, topology)
    if (isDone && figures === seen) return
    if (figures !== seen) [seen, seenAt] = [figures, Date.now()]
    if (Date.now() - seenAt > standstillMs || Date.now() - begun > PATIENCE_MS) return tellBehind(behind, watching)
    await nap(EVERY_MS, watching.signal)
  }
}

/** Nothing moves while the slowest service waits for a record and works on it, or its window is open. */
function longestWorkMs({ services, connections }: Topology): number {
  const delays = [...services.values()].map((service) => {
    const { delayMs, waitMs, batchSeconds } = behaviourOf.service(service)
    return delayMs + waitMs + batchSeconds * 1_000
  })
  const windows = [...connections.values()].map((one) =>
    one.kind === 'produces' ? behaviourOf.produces(one).windowSeconds * 1_000 : 0,
  )
  return Math.max(0, ...delays, ...windows)
}

async function look(board: RunningBoard, topology: Topology) {
  const { engine, boardId } = board
  const { rows } = await engine.ledgers.drawUp(ledgerBoard(board, topology))
  const stores = engine.runner.stores(boardId)
  const behind = rows.filter((row) => row.waiting > 0 && isRead(row, topology, board))
  const isDone = behind.length === 0 && stores.every(({ waiting = 0 }) => waiting === 0)
  return { figures: JSON.stringify([rows, stores]), behind, isDone }
}

/** Somebody runs who may still get on. */
function isRead({ group, topic }: LedgerRow, topology: Topology, { engine, boardId }: RunningBoard): boolean {
  const readers = streamsOf(topology).filter(
    (stream) => stream.group === group && topology.topics.get(stream.from)?.name === topic,
  )
  const runs = engine.runner.runs(boardId)
  return readers.some(({ to }) => runs.some(({ serviceId, state }) => serviceId === to && ACTIVE.includes(state)))
}

const ACTIVE: readonly RunState[] = ['starting', 'running']

function tellBehind(behind: readonly LedgerRow[], { progress }: Watching): void {
  for (const { group, topic, waiting } of behind)
    progress(`${group} does not catch up: ${waiting} ${waiting === 1 ? 'message waits' : 'messages wait'} in ${topic}.`)
}
