import { parseTemplate } from './parseTemplate'

/** What the placeholders in templates are of: `uuid`, `input`, `faker`. Nothing of a template that cannot be understood. */
export const placeholdersIn = (...templates: readonly string[]): ReadonlySet<string> =>
  new Set(templates.flatMap(callsIn).map((call) => call.split(/[\s.]/)[0] ?? ''))

function callsIn(template: string): readonly string[] {
  const parsed = parseTemplate(template)
  return parsed.ok ? parsed.parts.flatMap((part) => (part.kind === 'placeholder' ? [part.call] : [])) : []
}
