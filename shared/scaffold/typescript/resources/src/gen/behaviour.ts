import type { RecordText } from './board/behaviour/recordText.js'
import { untilDue } from './board/behaviour/untilDue.js'
import type { ConnectionEntry } from './board/behaviour/windows.js'
import { callsFor } from './callsFor.js'
import { BEHAVIOUR } from './drawing.js'
import { DRAWN_WINDOWS, reactAsDrawn } from './drawnBehaviour.js'
import { failAsDrawn } from './failAsDrawn.js'
import { type Context, type Handler, type Message, type Output, Unprocessable } from './message.js'
import { lookUp } from './openTables.js'
import { productionOver } from './production.js'
import { recordText } from './recordText.js'

/**
 * What the board draws for a received record: it waits and takes its time, fails where it is drawn to, calls other services, and answers over each
 * connection that takes the record. When one of the answers cannot be made, Unprocessable is thrown.
 */
export const behaviour: Handler = async (context, message) => {
  const record = recordText(context)
  if (context.topic !== '') await context.pause(untilDue(BEHAVIOUR, record.timestamp, Date.now()))
  await context.pause(BEHAVIOUR.delayMs)
  failAsDrawn(record, context.random)
  const outputs = answersTo(record, context, message)
  for (const call of callsFor(record)) await context.call(call)
  return outputs
}

/** What of the record goes into drawn windows. Throws Unprocessable. */
export const windowEntries = (context: Context): readonly ConnectionEntry[] =>
  reactionTo(recordText(context), context).entries

function answersTo(record: RecordText, context: Context, { keyBytes, bytes }: Message): readonly Output[] {
  const { outputs, entries } = reactionTo(record, context)
  context.fill(entries)
  return outputs.map(({ connectionId, index, key = keyBytes, value = bytes }) => ({
    topic: productionOver(connectionId).topic,
    key,
    value,
    index,
    connection: connectionId,
  }))
}

function reactionTo(record: RecordText, { random, now, count }: Context) {
  const reaction = reactAsDrawn(record, { random, now, count, tables: lookUp(record) })
  if (reaction.kind === 'unhandled') throw new Unprocessable(reaction.problem.sentence)
  const entries = reaction.entries.map(
    (entry): ConnectionEntry => ({ ...entry, seconds: DRAWN_WINDOWS.get(entry.connectionId)?.seconds ?? 0 }),
  )
  return { outputs: reaction.outputs, entries }
}
