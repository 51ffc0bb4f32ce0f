import { compileMessage, type WriteMessage } from '../../../shared/generation/compileMessage'
import { type TemplateContext, TemplateError } from '../../../shared/generation/template'
import { inBoundedTime } from '../handling/inBoundedTime'
import { Interrupted, type OwnRecord, type RunTools } from '../runTools'
import type { Production } from '../serviceWork'
import { messageBytes } from './messageBytes'
import { randomHex } from './randomHex'
import type { Sequence } from './sequence'
import { stampedHeaders } from './stampedHeaders'

/** Whose next message it is. */
export type Making = {
  readonly production: Production
  readonly slug: string
  readonly sequence: Sequence
  /** What its templates see as received. */
  readonly input?: TemplateContext['input']
}
/**
 * Resolves when the board may think again after it. Rejects with a TemplateError when there cannot be one, with Interrupted when aborted
 * before.
 */
export type MakeMessage = (making: Making, signal: AbortSignal) => Promise<OwnRecord>

type MakingTools = Pick<RunTools, 'now' | 'random' | 'thinking' | 'throttled'>

/** Makes messages that answer nothing, each the beginning of a trace of its own. */
export function createMakeMessage(tools: MakingTools): MakeMessage {
  let last: { readonly production: Production; readonly write: WriteMessage } | undefined

  function make({ production, slug, sequence, input }: Making): OwnRecord {
    if (last?.production !== production) last = { production, write: compileMessage(production) }
    const seq = sequence.next()
    const bytes = messageBytes(
      last.write({ random: tools.random, now: tools.now(), count: seq, ...(input && { input }) }),
    )
    const eventId = randomHex(tools.random, 32)
    const headers = stampedHeaders({ production, slug, sequence, key: bytes.key, seq, eventId }, tools)
    return { ...bytes, headers }
  }

  return (making, signal) => inBoundedTime(() => make(making), tools, signal)
}

type Trying = { readonly make: MakeMessage; readonly signal: AbortSignal; readonly tools: Pick<RunTools, 'trouble'> }

/** Whose trouble it is while a connection's messages cannot be made. */
export const makingOf = (connectionId: string) => `make ${connectionId}`

/** The same with a sentence instead of a refusal, until one can be made again. Undefined also when aborted. */
export async function tryToMake(making: Making, { make, signal, tools }: Trying): Promise<OwnRecord | undefined> {
  const { id, topicName } = making.production
  try {
    const record = await make(making, signal)
    tools.trouble(makingOf(id), undefined)
    return record
  } catch (error) {
    if (error instanceof Interrupted) return undefined
    if (!(error instanceof TemplateError)) throw error
    tools.trouble(makingOf(id), `A message for ${topicName} was not sent: ${error.message}`)
    return undefined
  }
}
