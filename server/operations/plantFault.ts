import { type FaultAction, parseFault } from '../../shared/ledger/parseFault'
import { done, type Outcome, refused } from '../../shared/problem'
import type { Produces, Topology } from '../../shared/topology/model'
import { KafkaProblem } from '../kafka/port'
import { type ReadyBoard, readyBoard } from './clusterOperations'
import { followBoard } from './followBoard'
import type { Parts } from './parts'
import { runBoard } from './runBoard'
import { startWanted } from './startWanted'
import { crashWanted, stopWanted } from './stopWanted'

/** Does what the sentence says, now or when it says. A fault of later tells its trouble to whoever has the board open. */
export async function plantFault(parts: Parts, boardId: string, sentence: string): Promise<Outcome<null>> {
  const ready = readyBoard(parts, boardId)
  if (!ready.ok) return ready
  const planned = parseFault(sentence, ready.value.topology)
  if (!planned.ok) return planned
  const { atMs, action } = planned.value
  const said = sentence.trim()
  const happen = async () => {
    parts.timelines.happened(boardId, { kind: 'fault', sentence: `A fault was planted: ${said}.` })
    const outcome = await act(parts, ready.value, action)
    if (outcome.ok)
      parts.faults.plant(boardId, { sentence: said, ...(action.kind === 'wipe' && { wiped: action.storeId }) })
    return outcome
  }
  if (atMs === 0) return happen()
  const waits = parts.faults.later(boardId, atMs, async () => {
    const outcome = await happen().catch(toRefusal)
    if (!outcome.ok) parts.tell(boardId, 'problem:arose', { boardId, problem: outcome.problem })
  })
  if (waits.ok) parts.faults.plant(boardId, { sentence: said })
  return waits
}

async function act(parts: Parts, board: ReadyBoard, action: FaultAction): Promise<Outcome<null>> {
  const { boardId } = board
  switch (action.kind) {
    case 'start': {
      const wanted = parts.boards.want(boardId, [action.serviceId])
      return wanted.ok ? startWanted(parts, boardId, [action.serviceId]) : wanted
    }
    case 'stop':
      return stopWanted(parts, boardId, [action.serviceId])
    case 'crash':
      return crashWanted(parts, { ...action, boardId })
    case 'scale':
      return change(parts, boardId, { elementId: action.serviceId, field: 'instances', value: action.instances })
    case 'set':
      return change(parts, boardId, action)
    case 'burst':
      return burst(parts, board, action)
    case 'wipe':
      return wipe(parts, board, action.storeId)
    case 'restartBroker':
      return parts.cluster.restart()
  }
}

type Change = Parameters<Parts['faults']['change']>[1]

async function change(parts: Parts, boardId: string, { elementId, field, value }: Change): Promise<Outcome<null>> {
  parts.faults.change(boardId, { elementId, field, value })
  await followBoard(parts, boardId)
  return done(null)
}

async function burst(
  parts: Parts,
  { boardId, engine, topology }: ReadyBoard,
  { serviceId, count }: Extract<FaultAction, { kind: 'burst' }>,
): Promise<Outcome<null>> {
  const produces = ownProduces(topology, serviceId)
  if (!produces) return refused({ code: 'fault', sentence: 'That service produces nothing of its own accord.' })
  const board = await runBoard(parts, boardId, engine)
  if (!board.ok) return board
  await engine.runner.burst(board.value, produces.id, count)
  return done(null)
}

async function wipe(parts: Parts, { boardId, engine }: ReadyBoard, storeId: string): Promise<Outcome<null>> {
  const board = await runBoard(parts, boardId, engine)
  return board.ok ? engine.stores.wipe(board.value, storeId) : board
}

const ownProduces = (topology: Topology, serviceId: string) =>
  [...topology.connections.values()].find(
    (one): one is Produces => one.kind === 'produces' && one.from === serviceId && one.when === 'rate',
  )

/** Nobody waits for the answer of a later fault, so nothing may be thrown at nobody. */
const toRefusal = (error: unknown): Outcome<null> =>
  refused(
    error instanceof KafkaProblem
      ? { code: error.code, sentence: error.message, ...(error.next !== undefined && { next: error.next }) }
      : { code: 'bug', sentence: `The planted fault met a bug of Streamboard's own: ${error}` },
  )
