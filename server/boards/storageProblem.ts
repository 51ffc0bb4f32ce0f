import type { Problem } from '../../shared/problem'

/** SQLite's primary result codes, https://sqlite.org/rescode.html. */
const BUSY = 5
const CAUSES: ReadonlyMap<number, Problem> = new Map(
  [
    {
      codes: [13],
      code: 'diskFull',
      sentence: 'The disk is full, so the board could not be saved.',
      next: 'Free some space on the machine that runs Streamboard; nothing that was saved is harmed.',
    },
    {
      codes: [3, 8, 14, 23],
      code: 'diskReadOnly',
      sentence: 'The folder of the boards cannot be written, so the board could not be saved.',
      next: 'Let Streamboard write to its data folder; nothing that was saved is harmed.',
    },
    {
      codes: [BUSY, 6],
      code: 'storeLocked',
      sentence: 'Another program holds the file of the boards, so the board could not be saved.',
      next: 'Close the other program; nothing that was saved is harmed.',
    },
    {
      codes: [10],
      code: 'diskFailing',
      sentence: 'The disk reported an error, so the board could not be saved.',
      next: 'Look at the disk of the machine that runs Streamboard.',
    },
    {
      codes: [11, 26],
      code: 'storeDamaged',
      sentence: 'The file of the boards is damaged.',
      next: 'Stop Streamboard and put back a copy of its data folder.',
    },
  ].flatMap(({ codes, ...problem }) => codes.map((code) => [code, { ...problem, retriable: true }] as const)),
)

export const BOARDS_CLOSED: Problem = { code: 'boardsClosed', sentence: 'The server is stopping.', retriable: true }

/** What the disk or SQLite says, as a sentence. Throws again what is neither. */
export function storageProblem(error: unknown): Problem {
  const problem = CAUSES.get(primaryCode(error))
  if (problem === undefined) throw error
  return problem
}

export const isHeldByAnother = (error: unknown) => primaryCode(error) === BUSY

const primaryCode = (error: unknown) =>
  error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
