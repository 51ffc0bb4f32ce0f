/**
 * Something expected that went wrong, as data. Bugs throw; everything a person can cause or mend is one of these.
 * `sentence` says what happened, `place` to which thing or where in a file, `next` what to do now.
 */
export type Problem = {
  readonly code: string
  readonly sentence: string
  readonly place?: string
  readonly next?: string
  readonly retriable?: boolean
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refused = (problem: Problem): Outcome<never> => ({ ok: false, problem })
