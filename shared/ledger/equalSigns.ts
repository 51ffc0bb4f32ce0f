/**
 * A single `=` outside of texts means `==`: people write "missing = 0". `originalAt` gives the place in the text as it was for one in the
 * text that is written.
 */
export function withEqualSigns(text: string): { readonly written: string; originalAt(at: number): number } {
  const doubled: number[] = []
  const written = text.replace(TOKENS, (token, at: number) => {
    if (token !== '=') return token
    doubled.push(at + doubled.length)
    return '=='
  })
  return { written, originalAt: (at) => at - doubled.filter((place) => place < at).length }
}

/** Texts, operators that contain an equal sign, and the sign alone. */
const TOKENS = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[=!<>]=|=/g
