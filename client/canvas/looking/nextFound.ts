/**
 * Which of those that were found is looked at next; `by` 1 or -1, round and round. It goes by what is looked at, not by its number: while
 * others edit, more is found before it, and it changes its place. From what is found no longer it goes to the first or the last.
 */
export function nextFound(found: readonly string[], current: string | undefined, by: 1 | -1): string | undefined {
  const at = current === undefined ? -1 : found.indexOf(current)
  if (at < 0) return by === 1 ? found[0] : found.at(-1)
  return found[(at + by + found.length) % found.length]
}
