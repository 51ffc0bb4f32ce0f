import type { Language } from './model'

/** What the export speaks today. */
export const EXPORT_LANGUAGES: readonly Language[] = ['typescript']
