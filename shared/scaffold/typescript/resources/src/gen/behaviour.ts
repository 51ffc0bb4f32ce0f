import { compileBehaviour } from './board/behaviour/compileBehaviour.js'
import type { RecordText } from './board/behaviour/recordText.js'
import { BEHAVIOUR, CALLS, REACTIONS } from './drawing.js'
import { failAsDrawn } from './failAsDrawn.js'
import { type Context, type Handler, type Message, type Output, Unprocessable } from './message.js'
import { lookUp } from './openTables.js'
import { productionOver } from './production.js'
import { recordText } from './recordText.js'

const { problems, react } = compileBehaviour(REACTIONS)
if (problems.length > 0)
  throw new Error(problems.map(({ sentence, place }) => `The drawing is wrong in ${place}: ${sentence}`).join(' '))

/**
 * What the board draws for a received record: it takes its time, fails where it is drawn to, calls other services, and answers over each
 * connection that takes the record. When one of the answers cannot be made, Unprocessable is thrown.
 */
export const behaviour: Handler = async (context, message) => {
  await context.pause(BEHAVIOUR.delayMs)
  const record = recordText(context)
  failAsDrawn(record, context.random)
  const outputs = answersTo(record, context, message)
  for (const call of CALLS) if (call.when === 'input') await context.call(call)
  return outputs
}

function answersTo(record: RecordText, context: Context, { keyBytes, bytes }: Message): readonly Output[] {
  const { random, now, count } = context
  const reaction = react(record, { random, now, count, tables: lookUp(record) })
  if (reaction.kind === 'unhandled') throw new Unprocessable(reaction.problem.sentence)
  return reaction.outputs.map(({ connectionId, index, key = keyBytes, value = bytes }) => ({
    topic: productionOver(connectionId).topic,
    key,
    value,
    index,
    connection: connectionId,
  }))
}
