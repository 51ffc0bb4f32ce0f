/** Many who ask for the same at about the same time get one answer. */
export type SharedAnswers<T> = {
  /** The answer to somebody else, if that is under way or at most a second old; otherwise a new one. */
  about(name: string, ask: () => Promise<T>): Promise<T>
  /** What was answered is no longer so. */
  forget(name: string): void
}

type Shared<T> = { readonly answer: Promise<T>; until: number }

const KEPT_MS = 1_000

export function createSharedAnswers<T>(now: () => number): SharedAnswers<T> {
  const shared = new Map<string, Shared<T>>()

  function forgetOld(): void {
    for (const [name, { until }] of shared) if (until <= now()) shared.delete(name)
  }

  return {
    about(name, ask) {
      forgetOld()
      const known = shared.get(name)
      if (known) return known.answer
      const asked: Shared<T> = { answer: ask(), until: Number.POSITIVE_INFINITY }
      shared.set(name, asked)
      const keepFor = (ms: number) => {
        asked.until = now() + ms
      }
      asked.answer.then(
        () => keepFor(KEPT_MS),
        () => keepFor(0),
      )
      return asked.answer
    },
    forget: (name) => shared.delete(name),
  }
}
