/** The known word that was probably meant, if one is near enough: at most a third of the letters wrong, missing or too many. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const short = word.slice(0, 60).toLowerCase()
  const ranked = [...known]
    .map((candidate) => ({ candidate, distance: editDistance(short, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
  return ranked.sort((a, b) => a.distance - b.distance)[0]?.candidate
}

/** Levenshtein's distance, one row at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 1; i <= from.length; i++) {
    const above = row
    row = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = at(above, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1)
      row.push(Math.min(replaced, at(above, j) + 1, at(row, j - 1) + 1))
    }
  }
  return at(row, to.length)
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY
