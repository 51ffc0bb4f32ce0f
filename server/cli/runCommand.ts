import { checkBoard } from './checkBoard'
import { type CliIo, EXIT, type Exit } from './cliIo'
import { diffBoards } from './diffBoards'
import { exportBoard } from './exportBoard'
import { HELP } from './helpText'
import { planBoard } from './planBoard'
import { type Command, readArguments } from './readArguments'
import { runHeadless } from './run/runHeadless'

/** The command line as a function: arguments in, exit code out. */
export async function runCommand(argv: readonly string[], io: CliIo): Promise<Exit> {
  const read = readArguments(argv)
  if (read.ok) return run(read.command, io)
  io.err(`${read.sentence}\n--help says more.\n`)
  return EXIT.wrongUse
}

async function run(command: Command, io: CliIo): Promise<Exit> {
  switch (command.kind) {
    case 'help':
      io.out(HELP)
      return EXIT.done
    case 'check':
      return checkBoard(command, io)
    case 'plan':
    case 'apply':
      return planBoard(command, io)
    case 'diff':
      return diffBoards(command, io)
    case 'export':
      return exportBoard(command, io)
    case 'run':
      return runHeadless(command, io)
  }
}
