import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import type { Topology } from '../../shared/topology/model'
import type { BoardRecord, BoardRows } from './boardRows'
import { type OpenBoard, openBoard } from './openBoard'

/** The boards on disk, each read when it is first asked for and then kept in step. */
export type BoardLibrary = {
  /** Of boards that are not deleted. */
  find(boardId: string): Outcome<BoardRecord>
  open(boardId: string): Outcome<OpenBoard>
  /** Without keeping the board's document. */
  topology(boardId: string): Outcome<Topology>
  /** What a board draws that has just been made. */
  remember(boardId: string, drawn: Topology): void
  /** Lets go of a board that is deleted. */
  forget(boardId: string): void
}

export function boardLibrary(tables: BoardRows): BoardLibrary {
  const boards = new Map<string, OpenBoard>()
  const glimpses = new Map<string, Topology>()

  const find = (boardId: string) => {
    const record = tables.find(boardId)
    return record && record.deletedAt === null ? done(record) : refused(missing(boardId))
  }
  const open = (boardId: string): Outcome<OpenBoard> => {
    const found = find(boardId)
    if (!found.ok) return found
    const held = boards.get(boardId)
    if (held) return done(held)
    const read = readBoard(tables, boardId, glimpses.get(boardId))
    if (read.ok) boards.set(boardId, read.value)
    return read
  }
  const glimpse = (boardId: string): Outcome<Topology> => {
    const held = boards.get(boardId)?.topology() ?? glimpses.get(boardId)
    if (held) return done(held)
    const read = readBoard(tables, boardId)
    if (!read.ok) return read
    const topology = read.value.topology()
    glimpses.set(boardId, topology)
    return done(topology)
  }
  return {
    find,
    open,
    topology: (boardId) => {
      const found = find(boardId)
      return found.ok ? glimpse(boardId) : found
    },
    remember: (boardId, drawn) => void glimpses.set(boardId, drawn),
    forget: (boardId) => {
      boards.delete(boardId)
      glimpses.delete(boardId)
    },
  }
}

function readBoard(tables: BoardRows, boardId: string, topology?: Topology): Outcome<OpenBoard> {
  try {
    return done(openBoard(tables.log(boardId), { topology }))
  } catch {
    return refused({
      code: 'boardUnreadable',
      sentence: `The board "${boardId}" cannot be read from the disk.`,
      next: 'Look at the disk of the machine that runs Streamboard, or put back a copy of its data folder.',
    })
  }
}

export const missing = (boardId: string): Problem => ({
  code: 'noBoard',
  sentence: `There is no board "${boardId}" here; it may have been deleted.`,
  next: 'Open another board from the gallery.',
})
