/** How many places a pattern has when its counted repetitions are written out, `(ab){3}` nine, as a group is one more: what it takes to compile it. */
export function patternPlaces(source: string): number {
  const open: number[] = []
  let [inGroup, last] = [0, 0]
  for (const [piece] of source.matchAll(PIECES)) {
    if (piece === '(') {
      open.push(inGroup + last)
      ;[inGroup, last] = [0, 0]
    } else if (piece === ')') {
      last += inGroup + 1
      inGroup = open.pop() ?? 0
    } else {
      const times = mostTimes(piece)
      if (times !== undefined) last *= times
      // A count that follows means the last character of what is quoted.
      else [inGroup, last] = [inGroup + last + (isQuoted(piece) ? piece.length : 0), 1]
    }
  }
  return open.reduce((sum, before) => sum + before, inGroup + last)
}

/** Something quoted or escaped, a class, a count, or one character. */
const PIECES = /\\Q.*?(?:\\E|$)|\\[pP]\{[^}]*\}|\\x\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|./gsu

const isQuoted = (piece: string) => piece.startsWith('\\Q')

function mostTimes(piece: string): number | undefined {
  const [, least, most] = /^\{(\d+)(?:,(\d*))?\}$/.exec(piece) ?? []
  return least === undefined ? undefined : Math.max(Number(least), Number(most ?? 0), 1)
}
