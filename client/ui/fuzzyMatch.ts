/** How well what somebody types fits a text, higher is better, and which of the text's characters it is. */
export type FuzzyMatch = { readonly score: number; readonly marks: readonly number[] }

/**
 * Every character in order, anywhere; null when it does not fit. What stands together beats what is scattered, at the beginning of a word
 * before within one, and of equals the shorter text wins.
 */
export function fuzzyMatch(wanted: string, text: string): FuzzyMatch | null {
  const needle = wanted.trim().toLowerCase()
  const hay = text.toLowerCase()
  const together = placeOf(needle, hay)
  if (together !== -1) {
    const score = (startsWord(hay, together) ? 2000 : 1000) - Math.min(together, 400) - hay.length / 1000
    return { score, marks: Array.from(needle, (_, i) => together + i) }
  }
  let score = 0
  const marks: number[] = []
  for (const char of needle) {
    const found = hay.indexOf(char, (marks.at(-1) ?? -1) + 1)
    if (found === -1) return null
    score += found === (marks.at(-1) ?? -1) + 1 ? 3 : startsWord(hay, found) ? 2 : 0
    marks.push(found)
  }
  return { score: score - hay.length / 1000, marks }
}

/** Where a word begins with it; otherwise where it is at all; -1 when nowhere. */
function placeOf(needle: string, hay: string): number {
  for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + 1)) if (startsWord(hay, at)) return at
  return hay.indexOf(needle)
}

const startsWord = (text: string, at: number): boolean => at === 0 || /[\s._/:-]/.test(text[at - 1] ?? '')

export type Fitting<T> = { readonly entry: T; readonly match: FuzzyMatch }

/** The entries that fit, best first; all of them in their own order when nothing is typed. */
export const fuzzyFilter = <T>(
  wanted: string,
  entries: readonly T[],
  textOf: (entry: T) => string,
): readonly Fitting<T>[] =>
  entries
    .flatMap((entry) => {
      const match = wanted.trim() === '' ? UNMARKED : fuzzyMatch(wanted, textOf(entry))
      return match ? [{ entry, match }] : []
    })
    .sort((a, b) => b.match.score - a.match.score)

const UNMARKED: FuzzyMatch = { score: 0, marks: [] }
