import { EXPORT_LANGUAGES } from '../../topology/exportLanguages'
import { LANGUAGE_NAMES } from '../../topology/languageNames'
import type { Rule } from '../boardProblem'

/** The model knows more languages than the export speaks; such a service runs here like the others, and holds up the export of all. */
export const checkLanguages: Rule = function* ({ services }) {
  for (const { id, name, language } of services.values()) {
    if (EXPORT_LANGUAGES.includes(language)) continue
    yield {
      code: 'language',
      severity: 'warning',
      sentence: `"${name}" is drawn in ${LANGUAGE_NAMES[language]}, which the export does not write yet: the board runs, but is not exported.`,
      next: `Choose ${EXPORT_LANGUAGES.map((spoken) => LANGUAGE_NAMES[spoken]).join(' or ')} for it.`,
      elementId: id,
      field: 'language',
    }
  }
}
