import type { LedgerRow } from '../../../shared/ledger/model'
import type { RunState } from '../../../shared/protocol/run'
import { streamsOf } from '../../../shared/topology/isStream'
import type { Topology } from '../../../shared/topology/model'
import { nap } from '../../runner/nap'
import type { RunningBoard, Watching } from './port'

const EVERY_MS = 500
/** Longer than a session lasts, and than a group deals its partitions anew. */
const STANDSTILL_MS = 15_000
const PATIENCE_MS = 120_000

/**
 * Resolves when every group has passed everything and nothing moves any more, or when waiting longer would not help: a group of which nobody
 * runs any more is not waited for, nor one that does not get on.
 */
export async function untilCaughtUp(board: RunningBoard, topology: Topology, watching: Watching): Promise<void> {
  const { headless, engine, boardId } = board
  const begun = Date.now()
  let seen = ''
  let seenAt = begun
  for (;;) {
    const { rows } = await headless.ask('ledger:read', { boardId })
    const stores = engine.runner.stores(boardId)
    const now = JSON.stringify([rows, stores])
    const behind = rows.filter((row) => row.waiting > 0 && isRead(row, topology, board))
    const isDone = behind.length === 0 && stores.every(({ waiting = 0 }) => waiting === 0)
    if (isDone && now === seen) return
    if (now !== seen) [seen, seenAt] = [now, Date.now()]
    if (watching.signal.aborted) return
    if (Date.now() - seenAt > STANDSTILL_MS || Date.now() - begun > PATIENCE_MS) return tellBehind(behind, watching)
    await nap(EVERY_MS, watching.signal)
  }
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
