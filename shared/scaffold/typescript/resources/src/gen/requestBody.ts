import type { Draws } from './board/behaviour/draws.js'
import { recordScope } from './board/behaviour/recordScope.js'
import { compileTemplate, TemplateError } from './board/generation/template.js'
import { type Received, Unprocessable } from './message.js'
import { recordText } from './recordText.js'

/** The body of a drawn call: its template, otherwise what was received. Throws Unprocessable where the record lacks what is asked of it. */
export function requestBody(template: string, draws: Draws, received: Received | undefined): string | Buffer {
  if (template === '') return received ? (received.record.value ?? 'null') : '{}'
  try {
    const compiled = compileTemplate(template)
    if (!compiled.ok) throw new TemplateError(compiled.problem.sentence)
    return compiled.template.render({ ...draws, ...(received && { input: inputOf(received) }) })
  } catch (error) {
    throw error instanceof TemplateError ? new Unprocessable(error.message) : error
  }
}

function inputOf(received: Received) {
  const record = recordText(received)
  const scope = recordScope(record)
  return {
    key: record.key,
    get value() {
      return scope.value
    },
  }
}
