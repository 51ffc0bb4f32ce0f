import type { Language } from '../topology/model'

/** What the export speaks today. Apart from the generator, so that the canvas can ask without loading every template. */
export const EXPORT_LANGUAGES: readonly Language[] = ['typescript']
