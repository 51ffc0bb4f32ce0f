import { compileTemplate, type Template } from './board/generation/template.js'
import { REACTIONS } from './drawing.js'
import type { Context, Handler, Message, Output } from './message.js'
import type { TopicName } from './topics.js'

/** A drawn "produces" connection. `value: null` passes key and value of the input on, byte for byte. */
export type Production = {
  readonly topic: TopicName
  /** Template; empty = no key. */
  readonly key: string
  readonly value: string | null
}

/** What the board draws for a received record: one output per connection that produces on input. */
export const behaviour: Handler = (context, message) => reactions.map((react) => react(context, message))

const reactions = REACTIONS.map(reaction)

function reaction({ topic, key, value }: Production): (context: Context, message: Message) => Output {
  if (value === null) return (_, { keyBytes, bytes }) => ({ topic, key: keyBytes, value: bytes })
  const write = compiled(key, value)
  return (context, message) => ({ topic, ...write({ ...context, random: context.random, input: message }) })
}

type Ingredients = { random(): number; readonly now: number; readonly count: number; readonly input?: Message }

/** Key and value of a message out of their templates. Throws at once if one does not compile. */
export function compiled(keyText: string, valueText: string) {
  const key = keyText === '' ? undefined : templateOf(keyText)
  const value = templateOf(valueText)
  return ({ random, now, count, input }: Ingredients): { readonly key: string | null; readonly value: string } => {
    const context = { random, now, count, ...(input && { input }) }
    const keyOfThis = key?.render(context) ?? null
    return { key: keyOfThis, value: value.render({ ...context, key: keyOfThis }) }
  }
}

function templateOf(text: string): Template {
  const compiled = compileTemplate(text)
  if (!compiled.ok) throw new Error(`${compiled.problem.sentence} (${text.slice(0, 100)})`)
  return compiled.template
}
