import { isJson } from '../generation/parseTemplate'
import { compileTemplate, type TemplateContext, TemplateError } from '../generation/template'

export type Sample =
  | { readonly value: unknown; readonly wrong?: undefined }
  | { readonly value?: undefined; readonly wrong: string }

/** The record received, and the template of the value that goes with a key. */
export type Beside = { readonly input?: TemplateContext['input']; readonly value?: string }

/** One message of a good template: parsed if it is JSON, else its text. `wrong` goes on a sentence that begins "The value is". */
export function sampleOf(template: string, { input, value }: Beside = {}): Sample {
  const compiled = compileTemplate(template)
  if (!compiled.ok) return { wrong: `not a template: ${compiled.problem.sentence}` }
  try {
    const text = compiled.template.render({
      random: () => 0.5,
      now: 0,
      count: 1,
      key: 'key',
      ...(input && { input }),
      ...(value !== undefined && { own: sampleOf(value, { ...(input && { input }) }).value }),
    })
    return { value: isJson(template) ? JSON.parse(text) : text }
  } catch (cause) {
    if (cause instanceof TemplateError) return { wrong: `not to be filled: ${cause.message}` }
    if (cause instanceof SyntaxError) return { wrong: `not JSON although it begins like it: ${cause.message}.` }
    throw cause
  }
}
