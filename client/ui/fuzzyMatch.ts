/**
 * How well what somebody types fits a text: every character in order, anywhere. null when it does not; otherwise higher is better. What
 * stands together and what begins a word counts more, and of equals the shorter text wins.
 */
export function fuzzyMatch(wanted: string, text: string): number | null {
  const needle = wanted.trim().toLowerCase()
  const hay = text.toLowerCase()
  if (hay.includes(needle)) return 1000 - hay.indexOf(needle) - hay.length / 1000
  let score = 0
  let at = -1
  for (const char of needle) {
    const found = hay.indexOf(char, at + 1)
    if (found === -1) return null
    score += found === at + 1 ? 3 : startsWord(hay, found) ? 2 : 0
    at = found
  }
  return score - hay.length / 1000
}

const startsWord = (text: string, at: number): boolean => at === 0 || /[\s._-]/.test(text[at - 1] ?? '')

/** The entries that fit, best first; all of them in their own order when nothing is typed. */
export function fuzzyFilter<T>(wanted: string, entries: readonly T[], textOf: (entry: T) => string): readonly T[] {
  if (wanted.trim() === '') return entries
  return entries
    .map((entry) => ({ entry, score: fuzzyMatch(wanted, textOf(entry)) }))
    .filter((scored): scored is { readonly entry: T; readonly score: number } => scored.score !== null)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
}
