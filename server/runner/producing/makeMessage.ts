import { compileMessage, type WriteMessage } from '../../../shared/generation/compileMessage'
import { TemplateError } from '../../../shared/generation/template'
import type { OwnRecord, RunTools } from '../runTools'
import type { Production } from '../serviceWork'
import { messageBytes } from './messageBytes'
import { randomHex } from './randomHex'
import type { Sequence } from './sequence'
import { stampedHeaders } from './stampedHeaders'

/** Whose next message it is. */
export type Making = { readonly production: Production; readonly slug: string; readonly sequence: Sequence }
/** Throws a TemplateError when there cannot be one. */
export type MakeMessage = (making: Making) => OwnRecord

/** Makes messages that answer nothing, each the beginning of a trace of its own. */
export function createMakeMessage(tools: Pick<RunTools, 'now' | 'random'>): MakeMessage {
  let last: { readonly production: Production; readonly write: WriteMessage } | undefined

  return ({ production, slug, sequence }) => {
    if (last?.production !== production) last = { production, write: compileMessage(production) }
    const seq = sequence.next()
    const bytes = messageBytes(last.write({ random: tools.random, now: tools.now(), count: seq }))
    const eventId = randomHex(tools.random, 32)
    const headers = stampedHeaders({ production, slug, sequence, key: bytes.key, seq, eventId }, tools)
    return { ...bytes, headers }
  }
}

/** The same with a sentence instead of a throw. */
export function tryToMake(make: MakeMessage, making: Making, tools: Pick<RunTools, 'mishap'>): OwnRecord | undefined {
  try {
    return make(making)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    tools.mishap(`A message for ${making.production.topicName} was not sent: ${error.message}`)
    return undefined
  }
}
