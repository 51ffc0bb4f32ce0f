import { readyBoard } from './clusterOperations'
import type { Operations } from './operation'

export const followOperations: Operations<'event:follow'> = {
  'event:follow': async (parts, { boardId, topic, partition, offset }) => {
    const board = readyBoard(parts, boardId)
    if (!board.ok) return board
    return board.value.engine.ledgers.follow(board.value, { topic, partition, offset: BigInt(offset) })
  },
}
