import { compileMessage, type WrittenMessage } from './compileMessage'
import { type TemplateContext, TemplateError } from './template'

/** A drawn connection on which a service answers. `value: null` passes key and value of the record received on, byte for byte. */
export type DrawnAnswer = {
  /** The topic's drawn name. */
  readonly topic: string
  /** Templates; an empty key is no key. */
  readonly key: string
  readonly value: string | null
}

/** Key and value as text; a null value is a tombstone. */
export type ReceivedText = { readonly key: string | null; readonly value: string | null }
export type Answer<Drawn> = { readonly to: Drawn; readonly message: WrittenMessage | 'passedOn' }

/**
 * What to send for a record, one message per connection in the order drawn. All or nothing: throws a TemplateError when one of them cannot be
 * made. The value must be JSON only where a template asks for it.
 */
export type AnswerRecord<Drawn> = (
  received: ReceivedText,
  draws: Pick<TemplateContext, 'random' | 'now' | 'count'>,
) => readonly Answer<Drawn>[]

/** Drawn and exported services answer with this, so that they answer alike. */
export function compileAnswers<Drawn extends DrawnAnswer>(drawn: readonly Drawn[]): AnswerRecord<Drawn> {
  const answers = drawn.map((to) => ({ to, write: compileAnswer(to) }))
  return (received, { random, now, count }) => {
    const context = { random, now, count, input: parsedWhenAsked(received) }
    return answers.map(({ to, write }) => ({ to, message: write(context) }))
  }
}

function compileAnswer({
  topic,
  key,
  value,
}: DrawnAnswer): (context: TemplateContext) => Answer<DrawnAnswer>['message'] {
  if (value === null) return () => 'passedOn'
  const write = compileMessage({ key, value })
  return (context) => {
    try {
      return write(context)
    } catch (error) {
      throw error instanceof TemplateError ? new TemplateError(`No message for ${topic}: ${error.message}`) : error
    }
  }
}

function parsedWhenAsked({ key, value: text }: ReceivedText): NonNullable<TemplateContext['input']> {
  let parsed: { readonly value: unknown } | undefined
  return {
    key,
    get value() {
      parsed ??= { value: text === null ? null : parse(text) }
      return parsed.value
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new TemplateError('The value of the record received is not JSON.')
  }
}
