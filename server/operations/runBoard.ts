import { done, type Outcome } from '../../shared/problem'
import type { RunBoard } from '../runner/port'
import { writing } from './ownership'
import type { Engine, Parts } from './parts'
import { withFaults } from './plantedFaults'

/** A board as its services are to run it now: as drawn, with the faults that were planted in it, writing only where it may. */
export async function runBoard(parts: Parts, boardId: string, engine: Engine): Promise<Outcome<RunBoard>> {
  const mayProduceTo = await writing(parts, boardId, engine.kafka)
  const topology = parts.boards.topology(boardId)
  if (!topology.ok) return topology
  return done({
    boardId,
    topology: withFaults(topology.value, parts.faults.changes(boardId)),
    prefix: parts.boards.prefix(boardId),
    mayProduceTo,
  })
}
