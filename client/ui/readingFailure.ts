import type { Problem } from '../../shared/problem'

/** What is said where reading a drawing ended in an error: a part of the page that did not load, or a bug of ours. */
export const readingFailure = (error: unknown): Problem => ({
  code: 'page.readingFailed',
  sentence: 'The drawing could not be read: a part of Streamboard did not load, or failed.',
  place: error instanceof Error ? error.message : String(error),
  next: 'Check that the server is still running and try again; if it fails again, reload the page.',
})
