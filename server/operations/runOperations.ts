import { done, type Outcome } from '../../shared/problem'
import { readyBoard } from './clusterOperations'
import type { Operations } from './operation'
import type { Engine, Parts } from './parts'
import { plantFault } from './plantFault'
import { runBoard } from './runBoard'
import { startWanted } from './startWanted'

export const runOperations: Operations<'run:start' | 'run:stop' | 'run:crash' | 'run:burst' | 'fault:plant'> = {
  'run:start': async (parts, { boardId, serviceIds }) => {
    const topology = parts.boards.topology(boardId)
    if (!topology.ok) return topology
    const { services } = topology.value
    const chosen = (serviceIds ?? [...services.keys()]).filter((serviceId) => services.has(serviceId))
    const wanted = parts.boards.want(boardId, chosen)
    return wanted.ok ? startWanted(parts, boardId, chosen) : wanted
  },
  'run:stop': async (parts, { boardId, serviceIds }) => {
    const unwanted = parts.boards.unwant(boardId, serviceIds)
    if (!unwanted.ok) return unwanted
    if (parts.boards.wanted(boardId).size === 0) parts.faults.forget(boardId)
    return onEngine(parts, ({ runner }) => runner.stop(boardId, serviceIds))
  },
  'run:crash': async (parts, { boardId, serviceId, instance }) => {
    // What crashed as a whole stays down, also over a restart of the server.
    const unwanted = instance === undefined ? parts.boards.unwant(boardId, [serviceId]) : done(null)
    return unwanted.ok ? onEngine(parts, ({ runner }) => runner.crash(boardId, serviceId, instance)) : unwanted
  },
  'run:burst': async (parts, { boardId, connectionId, count }) => {
    const ready = readyBoard(parts, boardId)
    if (!ready.ok) return ready
    const board = await runBoard(parts, boardId, ready.value.engine)
    if (!board.ok) return board
    return done({ produced: await ready.value.engine.runner.burst(board.value, connectionId, count) })
  },
  'fault:plant': (parts, { boardId, fault }) => plantFault(parts, boardId, fault),
}

/** While no cluster has been reached nothing runs. */
async function onEngine(parts: Parts, work: (engine: Engine) => Promise<void>): Promise<Outcome<null>> {
  const engine = parts.cluster.engine()
  if (engine.ok) await work(engine.value)
  return done(null)
}
