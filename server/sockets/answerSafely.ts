import { type Outcome, refused } from '../../shared/problem'
import { reportBug } from '../reportBug'

type Answer = (outcome: Outcome<unknown>) => void

/** Whoever asks is answered, also when the answer cannot be put into a packet: that throws here, and would end the server. */
export async function answerSafely(answer: Answer, outcome: Promise<Outcome<unknown>>): Promise<void> {
  try {
    answer(await outcome)
  } catch (error) {
    reportBug(error)
    answer(refused(UNSENDABLE))
  }
}

const UNSENDABLE = {
  code: 'bug',
  sentence: 'The answer could not be sent; the server log says why.',
  next: 'Nothing was lost. Ask for less at a time.',
}
