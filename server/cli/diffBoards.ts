import { changeWords, summaryWords } from '../../shared/versions/changeWords'
import { compareTopologies } from '../../shared/versions/compareTopologies'
import { type CliIo, EXIT, type Exit } from './cliIo'
import type { Command } from './readArguments'
import { readBoard } from './readBoard'
import { tellJson, tellProblems } from './tell'

/** Prints what leads from one drawing to the other. As other programs of this name it ends with a problem when they differ. */
export async function diffBoards(
  { before, after, json }: Extract<Command, { kind: 'diff' }>,
  io: CliIo,
): Promise<Exit> {
  const [was, is] = [await readBoard(before, io), await readBoard(after, io)]
  if (!was.ok) return tellProblems(io, was.problems, json)
  if (!is.ok) return tellProblems(io, is.problems, json)
  const boards = { before: was.topology, after: is.topology }
  const changes = compareTopologies(boards.before, boards.after)
  const told = changes.map((change) => ({ ...change, ...changeWords(change, boards) }))
  const summary = changes.length === 0 ? 'The boards are the same.' : `${summaryWords(changes)}.`
  if (json) tellJson(io, { changes: told })
  else io.out([...told.map(({ sign, words }) => `${sign} ${words}`), summary, ''].join('\n'))
  return changes.length === 0 ? EXIT.done : EXIT.problems
}
