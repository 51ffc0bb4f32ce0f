import { parseBoardFile } from './boardFile'
import type { Topology } from './model'

/** A board from its file's text, for tests; text that is no board is a mistake in the test. */
export function boardOf(text: string): Topology {
  const parsed = parseBoardFile(text)
  if (parsed.ok) return parsed.value
  throw new Error(parsed.problems.map(({ place, sentence }) => `${place}: ${sentence}`).join('\n'))
}
