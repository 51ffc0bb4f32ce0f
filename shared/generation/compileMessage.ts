import { LIMITS } from '../topology/limits'
import { type CompiledTemplate, compileTemplate, type TemplateContext, TemplateError } from './template'

/** Templates of a message. An empty key is no key. */
export type MessageTemplates = { readonly key: string; readonly value: string }
export type WrittenMessage = { readonly key: string | null; readonly value: string }

/** Writes one message. Throws a TemplateError when a template does not compile, lacks what it asks for, or writes too much. */
export type WriteMessage = (context: TemplateContext) => WrittenMessage

/** Never throws: templates that do not compile are refused by each message that they should write. */
export function compileMessage(templates: MessageTemplates): WriteMessage {
  const key = templates.key === '' ? () => null : templateWriter(templates.key)
  const value = templateWriter(templates.value)
  return (context) => writeMessage({ key, value }, context)
}

/** Writes key or value. Throws a TemplateError. */
export type WritePart<Text> = (context: TemplateContext) => Text

function templateWriter(template: string): WritePart<string> {
  const compiled = compileTemplate(template)
  return (context) => rendered(compiled, context)
}

/** Key and value of one message; the one may be made of the other, not both. */
export function writeMessage<Value extends string | null>(
  parts: { readonly key: WritePart<string | null>; readonly value: WritePart<Value> },
  context: TemplateContext,
): { readonly key: string | null; readonly value: Value } {
  const own: TemplateContext = {
    ...context,
    get key() {
      return key()
    },
    get own() {
      return read()
    },
  }
  const key = once(() => parts.key(own))
  const value = once(() => parts.value(own))
  const read = once(() => parsed(value()))
  const message = { key: key(), value: value() }
  const bytes = bytesOf(message.value ?? '') + bytesOf(message.key ?? '')
  if (bytes <= LIMITS.messageBytes) return message
  throw new TemplateError(`The message would take ${bytes} bytes; at most ${LIMITS.messageBytes} are sent.`)
}

/** Makes it when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | 'making' | undefined
  return () => {
    if (made === 'making') throw new TemplateError('The key is to be made of the value, and the value of the key.')
    if (made === undefined) {
      made = 'making'
      made = { value: make() }
    }
    return made.value
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    throw new TemplateError("The key is taken from the message's value, which is not JSON.")
  }
}
function rendered(compiled: CompiledTemplate, context: TemplateContext): string {
  if (compiled.ok) return compiled.template.render(context)
  throw new TemplateError(compiled.problem.sentence)
}

/** In UTF-8, where half a surrogate pair takes the three bytes of its replacement. */
function bytesOf(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3
    if (isPair(code, text.charCodeAt(at + 1))) {
      bytes += 1
      at += 1
    }
  }
  return bytes
}

const isPair = (first: number, second: number) =>
  first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000
