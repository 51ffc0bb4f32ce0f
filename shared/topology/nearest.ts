/** The known word that was probably meant, if one is near enough: at most a third of the letters wrong, missing or too many. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const short = word.slice(0, 60).toLowerCase()
  const ranked = [...known]
    .filter((candidate) => Math.abs(candidate.length - short.length) <= mostWrong(candidate))
    .map((candidate) => ({ candidate, distance: editDistance(short, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= mostWrong(candidate))
  return ranked.sort((a, b) => a.distance - b.distance)[0]?.candidate
}

const mostWrong = ({ length }: string) => Math.max(1, Math.floor(length / 3))

/** Letters to change, add, drop or swap with their neighbour. */
function editDistance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= from.length; i++) {
    rows[i] = [i]
    for (let j = 1; j <= to.length; j++) {
      const changed = at(i - 1, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1)
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? at(i - 2, j - 2) + 1 : changed
      rows[i]?.push(Math.min(changed, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1))
    }
  }
  return at(from.length, to.length)
}
