import { compileAnswers } from './board/generation/compileAnswers.js'
import { REACTIONS } from './drawing.js'
import type { Handler } from './message.js'
import type { TopicName } from './topics.js'

/** A drawn "produces" connection. `value: null` passes key and value of the input on, byte for byte. */
export type Production = {
  readonly topic: TopicName
  /** Template; empty = no key. */
  readonly key: string
  readonly value: string | null
}

/**
 * What the board draws for a received record: one output per connection that produces on input. When one of them cannot be made, a
 * TemplateError is thrown and the record goes to the dead-letter topic.
 */
export const behaviour: Handler = (context, { key, keyBytes, bytes }) =>
  answer({ key, value: bytes?.toString('utf8') ?? null }, context).map(({ to: { topic }, message }) =>
    message === 'passedOn' ? { topic, key: keyBytes, value: bytes } : { topic, ...message },
  )

const answer = compileAnswers(REACTIONS)
