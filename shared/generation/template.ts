import type { Problem } from '../problem'
import { LIMITS } from '../topology/limits'
import { parseTemplate, type TemplatePart } from './parseTemplate'
import { type TemplateContext, TemplateError } from './templateContext'

export { type TemplateContext, TemplateError }

export type Template = {
  /** How many there are to fill in. */
  readonly placeholders: number
  /** The message's text. Throws a TemplateError when the context lacks what the template asks for. */
  render(context: TemplateContext): string
}

export type CompiledTemplate =
  | { readonly ok: true; readonly template: Template }
  /** `at`: index in the text where it goes wrong. */
  | { readonly ok: false; readonly problem: Problem & { readonly at: number } }

/**
 * Text with placeholders: `{{uuid}}`, `{{pick alice,dave:3}}`, `{{input.value.data.authorId}}` ... (all in `placeholders.ts`). In a template
 * that is JSON, what is inserted inside quotes is escaped and what stands outside of quotes is inserted as JSON, so the result stays JSON.
 */
export function compileTemplate(text: string): CompiledTemplate {
  const parsed = parseTemplate(text)
  if (!parsed.ok) return parsed
  const { parts } = parsed
  const placeholders = parts.filter(({ kind }) => kind === 'placeholder').length
  return { ok: true, template: { placeholders, render: (context) => render(parts, context) } }
}

function render(parts: readonly TemplatePart[], context: TemplateContext): string {
  let text = ''
  for (const part of parts) {
    text += part.kind === 'text' ? part.text : part.insert(context)
    if (text.length > LIMITS.messageBytes) {
      throw new TemplateError(`The message would be longer than ${LIMITS.messageBytes} characters.`)
    }
  }
  return text
}
