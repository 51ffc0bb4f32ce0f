import type { Problem } from '../../shared/problem'

/** What is said where a part of the page was to be, when a bug of ours kept it from being drawn. */
export const failureOf = (name: string, error: unknown): Problem => ({
  code: 'page.partFailed',
  sentence: `${name} cannot be shown, because of an error in Streamboard itself.`,
  place: error instanceof Error ? error.message : String(error),
  next: 'The drawing is kept and the services run on. Show it again; if it fails again, reload the page.',
})
