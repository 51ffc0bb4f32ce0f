import { type CliIo, EXIT, type Exit } from '../cliIo'
import { problemsOf } from '../problemsOf'
import type { Command } from '../readArguments'
import { readBoard } from '../readBoard'
import { adoptedStranger, strangeBroker } from '../strangers'
import { problemText, tellProblems, wrongUse } from '../tell'
import type { RunOrder } from './port'
import { readOrder } from './readOrder'
import { runForAWhile } from './runForAWhile'
import { tellRun } from './tellRun'

/** Runs a board for a while and tells what came of it. Progress goes to standard error, the result to standard output. */
export async function runHeadless(command: Extract<Command, { kind: 'run' }>, io: CliIo): Promise<Exit> {
  const brokers = command.brokers.length > 0 ? command.brokers : io.brokers
  const strange = strangeBroker(brokers)
  if (strange) return wrongUse(io, strange)
  const board = await readBoard(command.board, io)
  if (!board.ok) return tellProblems(io, board.problems, command.json)
  const stranger = adoptedStranger(command.adopt, board.topology)
  if (stranger) return wrongUse(io, stranger)
  const read = readOrder(command, board)
  if (read.ok) {
    for (const fault of read.leftOut) io.err(`Not planted, because it says no time: ${fault}\n`)
    return runOn(brokers, read.order, { io, json: command.json })
  }
  if (read.exit === EXIT.wrongUse) return wrongUse(io, read.problems.map(problemText).join('\n'))
  return tellProblems(io, read.problems, command.json)
}

type Telling = { readonly io: CliIo; readonly json: boolean }

async function runOn(brokers: readonly string[], order: RunOrder, { io, json }: Telling): Promise<Exit> {
  const headless = await io.openHeadless(brokers)
  const begun = Date.now()
  const progress = (line: string) => io.err(`${((Date.now() - begun) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`)
  const forget = headless.onHappening((_, { kind, sentence }) => {
    if (kind !== 'rebalanced') progress(sentence)
  })
  try {
    const report = await runForAWhile(headless, order, { progress, signal: io.stopping })
    return tellRun(io, report, json)
  } catch (cause) {
    return tellProblems(io, problemsOf(cause), json)
  } finally {
    forget()
    await headless.close()
  }
}
