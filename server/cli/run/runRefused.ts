import type { Problem } from '../../../shared/problem'

/** A board cannot be run, or not any further, for reasons that people can mend. */
export class RunRefused extends Error {
  override readonly name = 'RunRefused'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ sentence }) => sentence).join(' '))
    this.problems = problems
  }
}

export const interrupted = () =>
  new RunRefused([{ code: 'interrupted', sentence: 'The run was interrupted; everything has been stopped.' }])
