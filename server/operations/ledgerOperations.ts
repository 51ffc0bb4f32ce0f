import { done } from '../../shared/problem'
import { PREVIEW_BYTES } from '../../shared/protocol/records'
import { toWireRecord } from '../live/toWireRecord'
import { readyBoard } from './clusterOperations'
import type { Operations } from './operation'

export const ledgerOperations: Operations<'ledger:read' | 'ledger:open' | 'ledger:restart'> = {
  'ledger:read': async (parts, { boardId }) => {
    const board = readyBoard(parts, boardId)
    return board.ok ? done(await board.value.engine.ledgers.lately(board.value)) : board
  },
  'ledger:open': async (parts, { boardId, ...behind }) => {
    const board = readyBoard(parts, boardId)
    if (!board.ok) return board
    const found = await board.value.engine.ledgers.open(board.value, behind)
    const { topic } = behind
    return done({
      records: found.map(({ record, times, after }) => ({
        ...toWireRecord(record, PREVIEW_BYTES.frame),
        topic,
        times,
        ...(after && { after: { partition: after.partition, offset: String(after.offset) } }),
      })),
    })
  },
  'ledger:restart': async (parts, { boardId }) => {
    const board = readyBoard(parts, boardId)
    if (!board.ok) return board
    await board.value.engine.ledgers.restart(board.value)
    return done(null)
  },
}
