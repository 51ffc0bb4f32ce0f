import {
  type CompiledTemplate,
  compileTemplate,
  type TemplateContext,
  TemplateError,
} from '../../shared/generation/template'
import type { Outcome, Problem } from '../../shared/protocol/problem'
import { LIMITS } from '../../shared/topology/limits'
import type { Production } from './serviceWork'

export type Message = { readonly key: Buffer | null; readonly value: Buffer | null }

/** Writes the messages of one drawn connection. Why one cannot be written is a Problem, never thrown. */
export type MessageWriter = {
  readonly production: Production
  write(context: TemplateContext): Outcome<Message>
}

export function createMessageWriter(production: Production): MessageWriter {
  const key = production.key === '' ? null : compileTemplate(production.key)
  const value = compileTemplate(production.value)

  function write(context: TemplateContext): Outcome<Message> {
    const keyText = key === null ? null : render(key, context)
    if (keyText?.ok === false) return keyText
    const valueText = render(value, { ...context, key: keyText?.value ?? null })
    if (!valueText.ok) return valueText
    const message = { key: keyText && Buffer.from(keyText.value), value: Buffer.from(valueText.value) }
    const bytes = message.value.length + (message.key?.length ?? 0)
    return bytes > LIMITS.messageBytes ? { ok: false, problem: tooLarge(bytes) } : { ok: true, value: message }
  }

  return { production, write }
}

function render(compiled: CompiledTemplate, context: TemplateContext): Outcome<string> {
  if (!compiled.ok) return { ok: false, problem: compiled.problem }
  try {
    return { ok: true, value: compiled.template.render(context) }
  } catch (error) {
    if (error instanceof TemplateError) return { ok: false, problem: { code: 'template', sentence: error.message } }
    throw error
  }
}

function tooLarge(bytes: number): Problem {
  return {
    code: 'tooLarge',
    sentence: `The message would take ${bytes} bytes; at most ${LIMITS.messageBytes} are sent.`,
    next: 'Make the template shorter.',
  }
}
