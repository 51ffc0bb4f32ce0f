import type { Trial } from './trial'

/** For tests: how a trial went, in a line. */
export const inWords = (trial: Trial): string =>
  trial.state === 'untried' ? 'untried' : `${trial.state}: ${trial.sentence}`
