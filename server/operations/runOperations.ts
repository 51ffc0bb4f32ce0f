import { done } from '../../shared/problem'
import { readyBoard } from './clusterOperations'
import type { Operations } from './operation'
import { plantFault } from './plantFault'
import { runBoard } from './runBoard'
import { startWanted } from './startWanted'
import { crashWanted, stopByHand } from './stopWanted'

export const runOperations: Operations<'run:start' | 'run:stop' | 'run:crash' | 'run:burst' | 'fault:plant'> = {
  'run:start': async (parts, { boardId, serviceIds }) => {
    const topology = parts.boards.topology(boardId)
    if (!topology.ok) return topology
    const { services } = topology.value
    const chosen = (serviceIds ?? [...services.keys()]).filter((serviceId) => services.has(serviceId))
    const wanted = parts.boards.want(boardId, chosen)
    return wanted.ok ? startWanted(parts, boardId, chosen) : wanted
  },
  'run:stop': (parts, { boardId, serviceIds }) => stopByHand(parts, boardId, serviceIds),
  'run:crash': (parts, crash) => crashWanted(parts, crash),
  'run:burst': async (parts, { boardId, connectionId, count }) => {
    const ready = readyBoard(parts, boardId)
    if (!ready.ok) return ready
    const board = await runBoard(parts, boardId, ready.value.engine)
    if (!board.ok) return board
    return done({ produced: await ready.value.engine.runner.burst(board.value, connectionId, count) })
  },
  'fault:plant': (parts, { boardId, fault }) => plantFault(parts, boardId, fault),
}
