import type { NewRecord } from './cluster.js'
import { EFFECT } from './effects.js'
import { type Context, type Handler, messageOf } from './message.js'
import type { StampOutputs } from './stampOutputs.js'

/** One attempt at a record: what its handler answers, ready to be sent, and the effect. */
export async function answer(handle: Handler, context: Context, stamp: StampOutputs): Promise<readonly NewRecord[]> {
  const { record, topic, group } = context
  const message = messageOf(record)
  const records = stamp(await handle(context, message), { record, topic, group })
  await EFFECT?.(context, message)
  return records
}
