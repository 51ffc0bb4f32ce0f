import { LIMITS } from '../topology/limits'
import { type CompiledTemplate, compileTemplate, type TemplateContext, TemplateError } from './template'

/** Templates of a message. An empty key is no key. */
export type MessageTemplates = { readonly key: string; readonly value: string }
export type WrittenMessage = { readonly key: string | null; readonly value: string }

/** Writes one message. Throws a TemplateError when a template does not compile, lacks what it asks for, or writes too much. */
export type WriteMessage = (context: TemplateContext) => WrittenMessage

export function compileMessage(templates: MessageTemplates): WriteMessage {
  const key = templates.key === '' ? null : compileTemplate(templates.key)
  const value = compileTemplate(templates.value)
  return (context) => {
    const ownKey = key && rendered(key, context)
    const message = { key: ownKey, value: rendered(value, { ...context, key: ownKey }) }
    const bytes = bytesOf(message.value) + bytesOf(message.key ?? '')
    if (bytes <= LIMITS.messageBytes) return message
    throw new TemplateError(`The message would take ${bytes} bytes; at most ${LIMITS.messageBytes} are sent.`)
  }
}

function rendered(compiled: CompiledTemplate, context: TemplateContext): string {
  if (compiled.ok) return compiled.template.render(context)
  throw new TemplateError(compiled.problem.sentence)
}

/** In UTF-8, where half a surrogate pair takes the three bytes of its replacement. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
