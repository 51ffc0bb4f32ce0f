import { EXPORT_LANGUAGES } from '../../../shared/topology/exportLanguages'
import { LANGUAGE_NAMES } from '../../../shared/topology/languageNames'
import { LANGUAGES, type Language } from '../../../shared/topology/model'

/** The model knows all five languages; only what the export speaks can be chosen. */
export const LANGUAGE_CHOICES = LANGUAGES.map(choiceOf)

function choiceOf(value: Language) {
  const isSpoken = EXPORT_LANGUAGES.includes(value)
  return { value, label: isSpoken ? LANGUAGE_NAMES[value] : `${LANGUAGE_NAMES[value]} (later)`, disabled: !isSpoken }
}
