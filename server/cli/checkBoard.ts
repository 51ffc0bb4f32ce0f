import { type CliIo, EXIT, type Exit } from './cliIo'
import { placedProblems } from './placedProblems'
import type { Command } from './readArguments'
import { readBoard } from './readBoard'
import { counted, problemText, tellJson, tellProblems } from './tell'

/** Prints what is wrong with a drawing. Only errors make it end with a problem. */
export async function checkBoard({ board, json }: Extract<Command, { kind: 'check' }>, io: CliIo): Promise<Exit> {
  const read = await readBoard(board, io)
  if (!read.ok) return tellProblems(io, read.problems, json)
  const problems = placedProblems(read)
  if (json) tellJson(io, { problems })
  else {
    for (const problem of problems) io.out(`${problem.severity} ${problemText(problem)}\n\n`)
    io.out(`${summary(read.topology.name, problems)}\n`)
  }
  return problems.some(({ severity }) => severity === 'error') ? EXIT.problems : EXIT.done
}

function summary(name: string, problems: readonly { readonly severity: string }[]): string {
  const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length
  return `${name}: ${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}, ${counted(count('hint'), 'hint')}.`
}
