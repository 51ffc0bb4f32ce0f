import { storageProblem } from './storageProblem'

/** The boards cannot be opened; the message says why and what to do. */
export class BoardsUnusable extends Error {}

/** What the disk or SQLite says while the boards are opened, as a sentence. Throws again what is neither. */
export function boardsUnusable(error: unknown, folder: string): BoardsUnusable {
  if (error instanceof BoardsUnusable) return error
  if (error instanceof Error && 'syscall' in error)
    return new BoardsUnusable(
      `The folder ${folder} cannot be used for boards: ${error.message}. Let Streamboard write there, or set STREAMBOARD_DATA to another folder.`,
    )
  const { sentence, next } = storageProblem(error)
  return new BoardsUnusable([`The boards in ${folder} cannot be opened.`, sentence, next].join(' '))
}
