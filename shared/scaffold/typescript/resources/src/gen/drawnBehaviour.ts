import { compileBehaviour } from './board/behaviour/compileBehaviour.js'
import { REACTIONS } from './drawing.js'

const { problems, react, windows } = compileBehaviour(REACTIONS)
if (problems.length > 0)
  throw new Error(problems.map(({ sentence, place }) => `The drawing is wrong in ${place}: ${sentence}`).join(' '))

/** What the drawn connections make of a record. */
export const reactAsDrawn = react
/** Of the connections with windows. */
export const DRAWN_WINDOWS = windows
