import type { Topology } from '../../../shared/topology/model'
import type { LedgerBoard } from '../../ledger/port'
import type { RunningBoard } from './port'

/** The board as its ledger is drawn up, each time anew: what others are shown may be a second old. */
export const ledgerBoard = ({ headless, boardId }: RunningBoard, topology: Topology): LedgerBoard => ({
  boardId,
  topology,
  prefix: headless.parts.boards.prefix(boardId),
})
