import type { Problem } from '../../shared/problem'
import { type CliIo, EXIT, type Exit } from './cliIo'

/** A problem for people: where, what, and what to do, on lines of their own. */
export function problemText({ place, sentence, next }: Pick<Problem, 'place' | 'sentence' | 'next'>): string {
  return [...(place ? [place] : []), `  ${sentence}`, ...(next ? [`  -> ${next}`] : [])].join('\n')
}

/** Ends a command that could not do what it was asked. */
export function tellProblems(io: CliIo, problems: readonly Problem[], json: boolean): Exit {
  if (json) tellJson(io, { problems })
  else for (const problem of problems) io.err(`${problemText(problem)}\n`)
  return EXIT.problems
}

/** Ends a command that was asked for something that makes no sense. */
export function wrongUse(io: CliIo, sentence: string): Exit {
  io.err(`${sentence}\n`)
  return EXIT.wrongUse
}

export const tellJson = (io: Pick<CliIo, 'out'>, result: unknown) => io.out(`${JSON.stringify(result, null, 2)}\n`)

export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`
