import { compileFailing } from './board/behaviour/failing.js'
import type { RecordText } from './board/behaviour/recordText.js'
import { BEHAVIOUR } from './drawing.js'
import { Unprocessable, WorkFailure } from './message.js'

const failing = compileFailing(BEHAVIOUR)
if (!failing.ok) throw new Error(`The drawing is wrong in ${failing.problem.place}: ${failing.problem.sentence}`)
const attempt = failing.value

/** Throws a WorkFailure when this attempt is drawn to fail, Unprocessable when that cannot be told of the record. */
export function failAsDrawn(record: RecordText, random: () => number): void {
  const failed = attempt(record, { random, sinceStart: performance.now() })
  if (!failed.ok) throw new Unprocessable(failed.problem.sentence)
  if (failed.value !== undefined) throw new WorkFailure(failed.value)
}
